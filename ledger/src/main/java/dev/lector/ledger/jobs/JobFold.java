package dev.lector.ledger.jobs;

import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Completions;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.outcomes.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Folds job events into jobs. Forwards a job when it is first seen and when it ends, each once: the
 * first completion of its tenant's on its topic is the end, whatever repeats or contradictions of
 * it follow, and a request that is heard of after its end changes nothing. Forwards a {@link
 * SpeechFinished} for a job that is overdue, or to be erased, and a {@link JobErased} for one that
 * is erased.
 *
 * <p>Of two tenants who use one id, the one whose request is heard of first has the job, whoever's
 * completion comes before it. A job that has ended before its request was heard of has a deadline
 * in the store, and only there: until then it is kept, and the request decides whose it is. So is
 * the erasure of a job that nobody has heard of, which is forwarded as the end of its tenant's
 * request when that comes, and never otherwise.
 *
 * <p>Deadlines are durations here, from the ledger hearing of the request on: with the clocks of
 * two machines an hour apart, a point in time would fail requests early.
 */
public final class JobFold implements Processor<String, Job, String, SpecificRecord> {
  private static final Duration TURN = Duration.ofSeconds(1);

  /** After which a job that was given up and has not ended is given up once more. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /** Deadlines beyond are as good as none. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final LedgerConfig config;
  private final LongAdder overdue;
  private ProcessorContext<String, SpecificRecord> context;

  private KeyValueStore<String, Job> jobs;
  private Agenda agenda;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public JobFold(LedgerConfig config, LongAdder overdue) {
    this.config = config;
    this.overdue = overdue;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    jobs = context.getStateStore(StoreNames.JOBS);
    agenda = new Agenda(context.getStateStore(StoreNames.JOB_AGENDA));
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, Job> event) {
    Job seen = event.value();
    Job known = jobs.get(event.key());
    long now = context.currentSystemTimeMs();
    Optional<TraceParent> trace = TraceParent.read(event.headers());
    if (known != null && JobErasures.isAskedFor(seen)) {
      erase(known, seen, now);
      return;
    }
    if (known == null) {
      if (JobErasures.isAskedFor(seen)) {
        keep(event.key(), seen, now);
      } else if (JobEvents.isFinal(seen)) {
        endUnrequested(seen, now, trace);
      } else {
        open(seen, now, trace);
      }
    } else if (!JobEvents.isFinal(known)) {
      if (isEndOf(known, seen)) {
        end(known, seen, now, trace);
      }
    } else if (known.getDeadline() != null) {
      decide(known, seen, now, trace);
    }
    if (known != null && JobErasures.isErased(known) && isOfErased(known, seen)) {
      forward(known, JobErasures.of(known, seen, now), now);
    }
  }

  /** Something else is heard of a job that has ended before its request was heard of. */
  private void decide(Job known, Job seen, long now, Optional<TraceParent> trace) {
    String id = known.getRequestId();
    if (JobEvents.isFinal(seen)) {
      keepAside(known, seen, now);
    } else if (JobErasures.isAskedFor(known) && seen.getTenant().equals(known.getTenant())) {
      agenda.remove(deadline(known), id);
      open(seen, now, trace);
      end(Objects.requireNonNull(jobs.get(id)), known, now, trace);
    } else if (!JobErasures.isAskedFor(known) && JobEvents.isOf(seen.getTenant(), known)) {
      jobs.put(id, Job.newBuilder(known).setDeadline(null).build());
    } else {
      agenda.remove(deadline(known), id);
      open(seen, now, trace);
      Job ended = jobs.get(aside(id, seen.getTenant()));
      if (ended != null) {
        end(Objects.requireNonNull(jobs.get(id)), ended, now, trace);
      }
    }
  }

  /** Keeps the end of another tenant's job than the one that is known by the id. */
  private void keepAside(Job known, Job seen, long now) {
    String aside = aside(known.getRequestId(), seen.getTenant());
    if (!seen.getTenant().equals(known.getTenant()) && jobs.get(aside) == null) {
      keep(aside, seen, now);
    }
  }

  /**
   * Erases a job. An open one ends by what comes first on the completions, as every job does, and
   * is erased then.
   */
  private void erase(Job known, Job asked, long now) {
    if (!asked.getTenant().equals(known.getTenant())) {
      if (JobEvents.isFinal(known) && known.getDeadline() != null) {
        keepAside(known, asked, now);
      }
      return;
    }
    if (JobErasures.isErased(known)) {
      return;
    }
    String id = known.getRequestId();
    if (JobEvents.isFinal(known)) {
      jobs.put(id, JobErasures.scrubbed(known));
      forward(known, JobErasures.of(known, known, now), now);
    } else {
      jobs.put(id, JobErasures.marked(known));
      SpeechRejected erased = (SpeechRejected) Objects.requireNonNull(asked.getOutcome());
      context.forward(
          Headers.event(id, Completions.rejected(Outcomes.of(known), erased, now), now));
    }
  }

  /** Whether audio was made of an erased job nevertheless. */
  private static boolean isOfErased(Job known, Job seen) {
    return seen.getTenant().equals(known.getTenant()) && !JobErasures.audio(seen).isEmpty();
  }

  private void forward(Job job, JobErased erased, long now) {
    context.forward(Headers.event(job.getRequestId(), erased, now));
  }

  private static long deadline(Job job) {
    return Objects.requireNonNull(job.getDeadline()).toEpochMilli();
  }

  /** Where a completion is kept whose id another tenant's completion has. */
  private static String aside(String id, String tenant) {
    return id + '\u001f' + tenant;
  }

  private static boolean isEndOf(Job open, Job seen) {
    return JobEvents.isFinal(seen) && JobEvents.isOf(open.getTenant(), seen);
  }

  private void open(Job seen, long now, Optional<TraceParent> trace) {
    long expiry = now + patience(seen).toMillis();
    Job open = Job.newBuilder(seen).setDeadline(Instant.ofEpochMilli(expiry)).build();
    jobs.put(open.getRequestId(), open);
    agenda.add(expiry, open.getRequestId());
    forward(open, now, trace);
  }

  private void endUnrequested(Job ended, long now, Optional<TraceParent> trace) {
    keep(ended.getRequestId(), ended, now);
    forward(ended, now, trace);
  }

  private void keep(String key, Job ended, long now) {
    long until = now + config.retention().toMillis();
    jobs.put(key, Job.newBuilder(ended).setDeadline(Instant.ofEpochMilli(until)).build());
    agenda.add(until, key);
  }

  private void end(Job known, Job seen, long now, Optional<TraceParent> trace) {
    Job completed = JobEvents.ended(known, seen);
    boolean erased = JobErasures.isErased(known) || JobErasures.isErased(seen);
    Job ended = erased ? JobErasures.scrubbed(completed) : completed;
    agenda.remove(deadline(known), known.getRequestId());
    if (isSilence(ended)) {
      overdue.increment();
    }
    jobs.put(ended.getRequestId(), ended);
    agenda.add(now + config.retention().toMillis(), ended.getRequestId());
    forward(ended, now, trace);
  }

  private Duration patience(Job seen) {
    Instant deadline = seen.getDeadline();
    if (deadline == null) {
      return seen.getBatchId() == null ? config.age() : config.batchAge();
    }
    long requestedAt = seen.getRequestedAt().toEpochMilli();
    // Of two times by the requester's own clock, if it has said both.
    long since = requestedAt > 0 ? requestedAt : context.currentSystemTimeMs();
    long left = Math.clamp(deadline.toEpochMilli(), 0, Long.MAX_VALUE) - since;
    return Duration.ofMillis(Math.clamp(left, 0, LONGEST.toMillis())).plus(config.grace());
  }

  /** Gives up what is overdue, and forgets what ended long ago. */
  private void turn(long now) {
    for (String id : agenda.due(now)) {
      Job job = jobs.get(id);
      if (job != null && JobEvents.isFinal(job)) {
        jobs.delete(id);
      } else if (job != null) {
        giveUp(job, now);
      }
    }
  }

  /**
   * Says on the topic of completions that a job is overdue. Its end is the first completion there,
   * this one or another, so that everybody who reads the topic sees the same.
   */
  private void giveUp(Job job, long now) {
    SpeechFinished silence =
        Completions.rejected(
            Outcomes.of(job),
            Outcomes.rejected(
                RejectionCode.DEADLINE_EXCEEDED,
                "Nothing was heard of the request until " + job.getDeadline(),
                true),
            now);
    context.forward(Headers.event(job.getRequestId(), silence, now));
    // Said again if it is not heard: the next time is the job's deadline now.
    Instant again = Instant.ofEpochMilli(now).plus(AGAIN);
    jobs.put(job.getRequestId(), Job.newBuilder(job).setDeadline(again).build());
    agenda.add(again.toEpochMilli(), job.getRequestId());
  }

  private static boolean isSilence(Job ended) {
    return ended.getAttempt() == 0
        && ended.getOutcome() instanceof SpeechRejected rejected
        && rejected.getCode() == RejectionCode.DEADLINE_EXCEEDED;
  }

  private void forward(Job job, long now, Optional<TraceParent> trace) {
    context.forward(Headers.event(job.getRequestId(), job, now, trace));
  }
}
