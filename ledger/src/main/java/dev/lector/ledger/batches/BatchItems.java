package dev.lector.ledger.batches;

import dev.lector.events.Job;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.jobs.JobErasures;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the items of a batch. */
public final class BatchItems {
  private BatchItems() {}

  /**
   * The items of a batch, in their order.
   *
   * @param all items of all batches
   * @param verifications what was heard of them, by the same keys
   * @param batch key of the batch, see {@link BatchKeys}
   * @param from number of the first
   * @param limit how many at most
   */
  public static List<Job> of(
      ReadOnlyKeyValueStore<Bytes, Job> all,
      ReadOnlyKeyValueStore<Bytes, SpeechVerified> verifications,
      String batch,
      int from,
      int limit) {
    List<Job> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, Job> items =
        all.range(ItemKeys.at(batch, from), ItemKeys.end(batch))) {
      while (items.hasNext() && found.size() < limit) {
        KeyValue<Bytes, Job> entry = items.next();
        if (entry.value != null) {
          SpeechVerified verified = verifications.get(entry.key);
          found.add(
              verified == null || JobErasures.isErased(entry.value)
                  ? entry.value
                  : Job.newBuilder(entry.value).setVerification(verified).build());
        }
      }
    }
    return found;
  }
}
