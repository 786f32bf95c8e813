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
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.outcomes.Outcomes;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Hands the items of batches on to the farm, tenants in turn and only so many at a time. Takes
 * staged {@link SpeechRequested}, {@link Job}s of items that have ended, {@link BatchCancelled} and
 * {@link BatchPaused}; forwards requests for the farm, and a {@link SpeechFinished} for each item
 * of a cancelled batch that had not been handed on. Items of a paused batch stay where they are,
 * and others go past them; what was cancelled cannot be paused. An item that is staged again is
 * dropped, and so is one whose time is over: the job fold ends it. Of two tenants who use one id,
 * each has its item handed on.
 */
public final class Dispatch implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration TURN = Duration.ofMillis(100);

  /** Items that one turn takes out of the way at most: a transaction must not take for ever. */
  private static final int SWEEP = 2_000;

  /** How often items of paused batches are looked at whose time may be over. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final String REQUEST = "r";
  private static final String CANCELLED = "c";
  private static final String ENDED = "e";

  private final LedgerConfig config;
  private final Backlog backlog;
  private final Overdue overdue;
  private ProcessorContext<String, SpecificRecord> context;

  /**
   * What was heard of, to what is remembered of it: {@link Heard}, or {@link #ENDED} with a blank
   * and the tenant.
   */
  private KeyValueStore<String, String> known;

  private Agenda agenda;
  private Pauses pauses;
  private WaitingItems waiting;
  private DeficitRoundRobin roundRobin;
  private InFlightWindow window;
  private Sweeps sweeps;
  private long lookedAt;

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
    pauses = new Pauses(known, agenda, config.retention());
    waiting = new WaitingItems(context.getStateStore(StoreNames.WAITING), pauses::hold);
    roundRobin = new DeficitRoundRobin(waiting);
    window = new InFlightWindow(context.getStateStore(StoreNames.IN_FLIGHT), config.window());
    sweeps = new Sweeps(waiting);
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
    if (!remember(REQUEST + slot(request), request.getTenant(), trace)) {
      return;
    }
    if (isCancelled(request)) {
      reject(request);
      return;
    }
    waiting.add(request, pauses.hold(request));
    roundRobin.join(request.getTenant());
  }

  private void end(Job job) {
    String slot = job.getRequestId();
    String heard = known.get(REQUEST + slot);
    if (heard != null && !isOf(heard, job)) {
      slot = aside(slot, job.getTenant());
      heard = known.get(REQUEST + slot);
      if (heard == null) {
        return;
      }
    }
    boolean flew =
        job.getAttempt() > 0
            ? window.end(slot, job.getTimings().getQueuedMs(), context.currentSystemTimeMs())
            : window.remove(slot);
    if (!flew && heard != null) {
      // It still waits here, or was given up: nobody is to begin it.
      String tenant = Heard.parse(heard).tenant();
      known.put(REQUEST + slot, tenant == null ? ENDED : ENDED + ' ' + tenant);
    }
  }

  /** Whether an end is of the request that was staged, and not of another tenant's. */
  private static boolean isOf(String heard, Job ended) {
    String tenant = Heard.parse(heard).tenant();
    return tenant == null || JobEvents.isOf(tenant, ended);
  }

  /**
   * What a request is known by: its id, unless another tenant's was staged under that before.
   * Earlier versions knew ids alone.
   */
  private String slot(SpeechRequested request) {
    String id = request.getRequestId();
    String heard = known.get(REQUEST + id);
    String first = heard == null ? null : Heard.parse(heard).tenant();
    return first == null || first.equals(request.getTenant()) ? id : aside(id, request.getTenant());
  }

  private static String aside(String id, String tenant) {
    return id + '\u001f' + tenant;
  }

  private static boolean hasEnded(String heard) {
    return heard.equals(ENDED) || heard.startsWith(ENDED + ' ');
  }

  private void cancel(BatchCancelled cancelled) {
    String what = cancelled(cancelled.getBatchId(), cancelled.getTenant());
    if (remember(what, cancelled.getTenant(), Optional.empty())) {
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

  /** Whether this is heard for the first time. */
  private boolean remember(String what, String tenant, Optional<TraceParent> trace) {
    long now = context.currentSystemTimeMs();
    if (known.putIfAbsent(what, new Heard(now, trace, tenant).toString()) != null) {
      return false;
    }
    agenda.add(now + config.retention().toMillis(), what);
    return true;
  }

  /** Whether an item has ended, or its time is over and it will soon be said to have. */
  private boolean isOver(SpeechRequested request, @Nullable String heard, long now) {
    return (heard != null && hasEnded(heard)) || overdue.isOver(request, heard, now);
  }

  private void turn(long now) {
    window.turn(now);
    sweeps.sweep(SWEEP, this::reject);
    if (now - lookedAt >= LOOK.toMillis()) {
      lookedAt = now;
      waiting.removePaused(SWEEP, item -> isOver(item, known.get(REQUEST + slot(item)), now));
    }
    handOn(now);
    for (String entry : agenda.due(now)) {
      if (!pauses.keep(entry, waiting, now)) {
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
      String slot = slot(next);
      String heard = known.get(REQUEST + slot);
      if (isCancelled(next)) {
        reject(next);
        passedOver++;
      } else if (isOver(next, heard, now)) {
        passedOver++;
      } else {
        window.begin(slot, now);
        context.forward(Headers.event(next.getRequestId(), next, now, trace(heard)));
      }
    }
    backlog.set(waiting.waiting(), waiting.paused(), window.size());
  }

  private static Optional<TraceParent> trace(@Nullable String heard) {
    return heard == null ? Optional.empty() : Heard.parse(heard).trace();
  }

  private void reject(SpeechRequested request) {
    String heard = known.get(REQUEST + slot(request));
    long now = context.currentSystemTimeMs();
    SpeechFinished finished =
        Completions.rejected(
            Outcomes.of(request),
            Outcomes.rejected(
                RejectionCode.CANCELLED,
                "The batch was cancelled before this item was started",
                false),
            now);
    context.forward(Headers.event(request.getRequestId(), finished, now, trace(heard)));
  }

  @Override
  public void close() {
    backlog.clear();
  }
}
