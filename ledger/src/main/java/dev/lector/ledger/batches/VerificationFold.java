package dev.lector.ledger.batches;

import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.jobs.JobErasures;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the first verdict on each item of a batch beside the item, which {@link BatchFold} forgets
 * with it; none on an item that is erased, of which it has the text. Forwards nothing: a job has
 * ended when it has its outcome, whatever is heard of it later.
 */
public final class VerificationFold
    extends ContextualProcessor<String, SpeechVerified, Void, Void> {
  private final LedgerConfig config;

  private KeyValueStore<String, Batch> batches;
  private KeyValueStore<Bytes, Job> items;
  private KeyValueStore<Bytes, SpeechVerified> verifications;
  private Agenda agenda;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public VerificationFold(LedgerConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    batches = context.getStateStore(StoreNames.BATCHES);
    items = context.getStateStore(StoreNames.ITEMS);
    verifications = context.getStateStore(StoreNames.VERIFICATIONS);
    agenda = new Agenda(context.getStateStore(StoreNames.BATCH_AGENDA));
  }

  @Override
  public void process(Record<String, SpeechVerified> record) {
    SpeechVerified verified = record.value();
    String batch = BatchKeys.of(batches, record.key(), verified.getTenant());
    Bytes key = ItemKeys.of(batch, verified.getItem(), verified.getRequestId());
    Job item = items.get(key);
    if (verifications.get(key) != null || (item != null && JobErasures.isErased(item))) {
      return;
    }
    verifications.put(key, verified);
    if (batches.get(batch) == null) {
      // Ahead of its item, which another task may still be folding, or of a batch long forgotten.
      agenda.add(
          context().currentSystemTimeMs() + config.batchAge().plus(config.retention()).toMillis(),
          batch);
    }
  }
}
