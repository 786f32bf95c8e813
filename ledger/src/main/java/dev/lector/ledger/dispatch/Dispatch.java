package dev.lector.ledger.dispatch;

import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Completions;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.outcomes.Outcomes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Hands the items of batches on to the farm, tenants in turn and only so many at a time. Takes
 * staged {@link SpeechRequested}, {@link Job}s of items that have ended, {@link BatchCancelled} and
 * {@link BatchPaused}; forwards requests for the farm, and a {@link SpeechFinished} for each item
 * of a cancelled batch that had not been handed on. Items of a paused batch stay where they are,
 * and others go past them; what was cancelled cannot be paused. An item that ends while it waits
 * leaves at once, with its text. An item that is staged again is dropped, and so is one whose time
 * is over: the job fold ends it. Of two tenants who use one id, each has its item handed on.
 */
public final class Dispatch implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration TURN = Duration.ofMillis(100);

  /** Items that one turn takes out of the way at most: a transaction must not take for ever. */
  private static final int SWEEP = 2_000;

  private static final String CANCELLED = "c";

  private final LedgerConfig config;
  private final Backlog backlog;
  private final Overdue overdue;
  private ProcessorContext<String, SpecificRecord> context;

  /** What was heard of, to what is remembered of it. */
  private KeyValueStore<String, String> known;

  private Agenda agenda;
  private StagedRequests staged;
  private Pauses pauses;
  private WaitingItems waiting;
  private DeficitRoundRobin roundRobin;
  private InFlightWindow window;
  private Sweeps sweeps;
  private EarlierItems earlier;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public Dispatch(LedgerConfig config, Backlog backlog) {
    this.config = config;
    this.backlog = backlog;
    this.overdue = new Overdue(config.batchAge());
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    known = context.getStateStore(StoreNames.KNOWN);
    agenda = new Agenda(context.getStateStore(StoreNames.DISPATCH_AGENDA));
    staged = new StagedRequests(known, agenda, config.retention());
    pauses = new Pauses(known, agenda, config.batchAge().plus(config.retention()));
    waiting = new WaitingItems(context.getStateStore(StoreNames.WAITING), pauses::hold);
    roundRobin = new DeficitRoundRobin(waiting);
    window = new InFlightWindow(context.getStateStore(StoreNames.IN_FLIGHT), config.window());
    sweeps = new Sweeps(waiting);
    earlier = new EarlierItems(waiting, staged, overdue);
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    switch (record.value()) {
      case SpeechRequested request ->
          stage(identified(record.key(), request), TraceParent.read(record.headers()));
      case Job job -> end(job);
      case BatchCancelled cancelled -> cancel(cancelled);
      case BatchPaused change -> pause(change);
      default -> throw new IllegalStateException("Nothing else is sent here");
    }
    handOn(context.currentSystemTimeMs());
  }

  /**
   * A request whose id is only its record's key: what is handed on goes by the id it has inside.
   */
  private static SpeechRequested identified(String key, SpeechRequested request) {
    return request.getRequestId().isBlank()
        ? SpeechRequested.newBuilder(request).setRequestId(key).build()
        : request;
  }

  private void stage(SpeechRequested request, Optional<TraceParent> trace) {
    String slot = staged.slot(request);
    if (staged.heard(slot) != null) {
      return;
    }
    boolean isCancelled = isCancelled(request);
    OptionalLong number =
        isCancelled
            ? OptionalLong.empty()
            : OptionalLong.of(waiting.add(request, pauses.hold(request)));
    staged.add(slot, request.getTenant(), trace, number, context.currentSystemTimeMs());
    if (isCancelled) {
      reject(request);
    } else {
      roundRobin.join(request.getTenant());
    }
  }

  private void end(Job job) {
    Optional<String> of = staged.slot(job);
    if (of.isEmpty()) {
      return;
    }
    String slot = of.get();
    long now = context.currentSystemTimeMs();
    boolean flew =
        job.getAttempt() > 0
            ? window.end(slot, job.getTimings().getQueuedMs(), now)
            : window.remove(slot);
    String heard = staged.heard(slot);
    if (heard == null && !flew) {
      staged.endUnstaged(slot, job, now);
    }
    if (heard != null && !flew) {
      // It still waits here, or was given up: nobody is to begin it.
      Heard was = Heard.parse(heard);
      staged.end(slot, was.tenant());
      SpeechRequested waits = waiting.find(job.getRequestId(), was);
      if (waits != null) {
        waiting.remove(waits, was);
      }
    }
    pauses.renew(job, waiting, now);
  }

  private void cancel(BatchCancelled cancelled) {
    String what = cancelled(cancelled.getBatchId(), cancelled.getTenant());
    long now = context.currentSystemTimeMs();
    Heard heard = Heard.of(now, Optional.empty(), cancelled.getTenant());
    if (known.putIfAbsent(what, heard.toString()) == null) {
      agenda.add(now + config.retention().toMillis(), what);
      resume(cancelled.getTenant(), cancelled.getBatchId());
      sweeps.add(cancelled.getTenant(), cancelled.getBatchId());
      sweeps.sweep(SWEEP, this::reject);
    }
  }

  private void pause(BatchPaused change) {
    String tenant = change.getTenant();
    String batchId = change.getBatchId();
    if (!change.getPaused()) {
      resume(tenant, batchId);
    } else if (!isCancelled(batchId, tenant)) {
      pauses.begin(tenant, batchId, context.currentSystemTimeMs());
      waiting.pause(tenant, batchId);
    }
  }

  private void resume(String tenant, String batchId) {
    pauses.end(tenant, batchId);
    waiting.resume(tenant, batchId);
    roundRobin.join(tenant);
  }

  private boolean isCancelled(SpeechRequested request) {
    String batchId = request.getBatchId();
    return batchId != null && isCancelled(batchId, request.getTenant());
  }

  private boolean isCancelled(String batchId, String tenant) {
    return known.get(cancelled(batchId, tenant)) != null;
  }

  /** Of two tenants that name a batch alike, each cancels its own. */
  private static String cancelled(String batchId, String tenant) {
    return CANCELLED + tenant + '\0' + batchId;
  }

  private void turn(long now) {
    window.turn(now);
    earlier.turn(now);
    sweeps.sweep(SWEEP, this::reject);
    handOn(now);
    for (String entry : agenda.due(now)) {
      if (!pauses.keep(entry, waiting, now) && !staged.keep(entry, waiting, now)) {
        known.delete(entry);
      }
    }
  }

  private void handOn(long now) {
    int passedOver = 0;
    while (passedOver < SWEEP && window.roomForMore()) {
      SpeechRequested next = roundRobin.next();
      if (next == null) {
        break;
      }
      String slot = staged.slot(next);
      if (isCancelled(next)) {
        reject(next);
        passedOver++;
      } else if (overdue.isOver(next, staged.heard(slot), now)) {
        passedOver++;
      } else {
        window.begin(slot, now);
        context.forward(Headers.event(next.getRequestId(), next, now, staged.trace(slot)));
      }
    }
    backlog.set(waiting.waiting(), waiting.paused(), window.size());
  }

  private void reject(SpeechRequested request) {
    Optional<TraceParent> trace = staged.trace(staged.slot(request));
    long now = context.currentSystemTimeMs();
    SpeechFinished finished =
        Completions.rejected(
            Outcomes.of(request),
            Outcomes.rejected(
                RejectionCode.CANCELLED,
                "The batch was cancelled before this item was started",
                false),
            now);
    context.forward(Headers.event(request.getRequestId(), finished, now, trace));
  }

  @Override
  public void close() {
    backlog.clear();
  }
}
