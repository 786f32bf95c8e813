package dev.lector.ledger;

import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.JobState;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Usage;
import dev.lector.ledger.audit.LostRequests;
import dev.lector.ledger.audit.QueueAudit;
import dev.lector.ledger.audit.Republication;
import dev.lector.ledger.batches.BatchFold;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.dispatch.Backlog;
import dev.lector.ledger.dispatch.Dispatch;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.intake.AheadOfAll;
import dev.lector.ledger.intake.FirstReads;
import dev.lector.ledger.intake.Sources;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.jobs.JobFold;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.usage.UsageMeter;
import dev.lector.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The ledger's topologies, each a function of a builder. Every topic, store and step has a name of
 * its own, so that later versions find what earlier ones left.
 *
 * <pre>
 * queues, staged ───┐
 * completions ──────┤
 * erasures ─────────┴─ sightings ─ job fold ─┬─ speech.jobs, speech.erasures
 *                                            ├─ queue audit ─ the queues, speech.completions
 *                                            ├─ batch fold ─ speech.batches, speech.batches.finished
 *                                            ├─ usage ────── speech.usage
 * verifications ───────────────── verification fold
 * staged, cancellations, pauses ─ dispatch ──┴─ speech.requests.batch, speech.completions
 * </pre>
 */
final class LedgerTopology {
  private final LedgerConfig config;
  private final Events events;
  private final Backlog backlog;
  private final LedgerCounts counts;
  private final AuditTools audit;
  private final FirstReads firstReads;
  private final Repartitions repartitions;
  private final StoreBuilders stores;
  private final Serde<Job> jobSerde;
  private final Serde<SpeechVerified> verificationSerde;

  /**
   * @param backlog is told what the dispatch holds back
   * @param counts told what happens
   * @param audit what the audit of the queues works with
   */
  LedgerTopology(
      LedgerConfig config, Events events, Backlog backlog, LedgerCounts counts, AuditTools audit) {
    this.config = config;
    this.events = events;
    this.backlog = backlog;
    this.counts = counts;
    this.audit = audit;
    this.firstReads = new FirstReads(audit.topics(), audit.counts().skipped);
    this.repartitions = new Repartitions(firstReads);
    this.stores = new StoreBuilders(counts.unreadable);
    this.jobSerde = events.of(Topics.JOBS, Job.class);
    this.verificationSerde = events.of(Topics.VERIFICATIONS, SpeechVerified.class);
  }

  /** Everything together. */
  Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    Sources sources = Sources.of(builder, events, config.textLimit(), firstReads);
    KStream<String, Job> finished = sources.finished();
    // Straight from the farm, since jobs come behind whatever else is being folded; and those that
    // end otherwise: overdue, by a worker that could not say which batch, or on another queue
    // because somebody came to wait for what was staged.
    KStream<String, Job> endedItems =
        finished.filter((_, job) -> JobEvents.mayBeStaged(job), Named.as("completed-items"));
    FoldedJobs folded =
        jobs(
            builder,
            sources
                .opened()
                .merge(
                    finished.processValues(AheadOfAll::undone, Named.as("completions-in-time")),
                    Named.as("all-sightings"))
                .merge(sources.erased(), Named.as("sightings-and-erasures")));
    KStream<String, Job> jobs = folded.jobs();
    batches(builder, folded.withErased(), sources);
    VerificationStep.of(sources.verified(), verificationSerde, config);
    usage(builder, jobs);
    KStream<String, Job> failed =
        jobs.filter(
            (_, job) ->
                job.getState() == JobState.FAILED
                    ? JobEvents.mayBeStaged(job)
                    : JobEvents.isFinal(job) && JobEvents.wasStagedAlone(job),
            Named.as("failed-items"));
    dispatch(builder, sources, endedItems.merge(failed, Named.as("ended-items")));
    return builder.build();
  }

  /** Jobs, and items of batches that are erased. */
  private record FoldedJobs(KStream<String, Job> jobs, KStream<String, Job> erased) {
    KStream<String, Job> withErased() {
      return jobs.merge(erased, Named.as("jobs-and-erased-items"));
    }
  }

  /** Job events to jobs: one when it is queued, one when it has ended. */
  private FoldedJobs jobs(StreamsBuilder builder, KStream<String, Job> jobEvents) {
    builder.addStateStore(stores.keyValue(StoreNames.JOBS, Serdes.String(), jobSerde));
    builder.addStateStore(stores.agenda(StoreNames.JOB_AGENDA));
    KStream<String, Job> seen =
        repartitions.once(builder, jobEvents, JobEvents.STEP, jobSerde, config.partitions());
    KStream<String, SpecificRecord> folded =
        seen.process(
            () -> new JobFold(config, counts.overdue),
            Named.as("job-fold"),
            StoreNames.JOBS,
            StoreNames.JOB_AGENDA);
    only(folded, SpeechFinished.class, "overdue-jobs")
        .to(
            Topics.COMPLETIONS,
            produced(events.of(Topics.COMPLETIONS, SpeechFinished.class), "overdue-jobs"));
    KStream<String, Job> jobs = only(folded, Job.class, "jobs");
    jobs.to(Topics.JOBS, produced(jobSerde, "jobs"));
    audit(builder, seen.merge(jobs, Named.as("sightings-and-jobs")));
    KStream<String, JobErased> erased = only(folded, JobErased.class, "erased");
    return new FoldedJobs(
        jobs, ErasureStep.of(erased, jobSerde, events.of(Topics.ERASURES, JobErased.class)));
  }

  /**
   * Where requests are in the queues, until they end; to those that have to be published again.
   *
   * @param news job events and then the jobs they lead to, in the same task
   */
  private void audit(StreamsBuilder builder, KStream<String, Job> news) {
    builder.addStateStore(
        stores.keyValue(StoreNames.QUEUED_REQUESTS, Serdes.String(), Serdes.ByteArray()));
    builder.addStateStore(
        stores.keyValue(StoreNames.QUEUE_POSITIONS, Serdes.Bytes(), Serdes.String()));
    Deserializer<SpeechRequested> requests =
        events.of(Topics.REQUESTS, SpeechRequested.class).deserializer();
    KStream<String, Object> lost =
        news.process(
            () ->
                new QueueAudit(
                    audit.watch(), new LostRequests(config.audit(), requests), audit.counts()),
            Named.as("queue-audit"),
            StoreNames.JOBS,
            StoreNames.QUEUED_REQUESTS,
            StoreNames.QUEUE_POSITIONS);
    only(lost, Republication.class, "published-again")
        .selectKey((_, again) -> again.record().key(), Named.as("published-again-by-own-key"))
        .to(
            (_, again, _) -> again.record().topic(),
            Produced.with(Serdes.ByteArray(), Republication.serde())
                .withName("to-published-again"));
    only(lost, SpeechFinished.class, "lost-for-good")
        .to(
            Topics.COMPLETIONS,
            produced(events.of(Topics.COMPLETIONS, SpeechFinished.class), "lost-for-good"));
  }

  /** Jobs to totals of batches. */
  private void batches(StreamsBuilder builder, KStream<String, Job> jobs, Sources sources) {
    Serde<Batch> batchSerde = events.of(Topics.BATCHES, Batch.class);
    builder.addStateStore(stores.keyValue(StoreNames.BATCHES, Serdes.String(), batchSerde));
    builder.addStateStore(stores.keyValue(StoreNames.ITEMS, Serdes.Bytes(), jobSerde));
    builder.addStateStore(
        stores.keyValue(StoreNames.VERIFICATIONS, Serdes.Bytes(), verificationSerde));
    builder.addStateStore(stores.agenda(StoreNames.BATCH_AGENDA));
    KStream<String, Job> jobsByBatch =
        jobs.filter((_, job) -> job.getBatchId() != null, Named.as("jobs-of-batches"))
            .selectKey((_, job) -> String.valueOf(job.getBatchId()), Named.as("jobs-by-batch"));
    KStream<String, SpecificRecord> items =
        repartitions
            .once(builder, jobsByBatch, "batch-items", jobSerde, config.partitions())
            .mapValues(SpecificRecord.class::cast, Named.as("batch-items-as-events"));
    int parts = config.partitions();
    KStream<String, SpecificRecord> totals =
        items
            .merge(cancellations(sources, "batch-cancellations", parts), Named.as("batch-news"))
            .merge(pauses(sources, "batch-pauses", parts), Named.as("batch-news-and-pauses"))
            .process(
                () -> new BatchFold(config),
                Named.as("batch-fold"),
                StoreNames.BATCHES,
                StoreNames.ITEMS,
                StoreNames.VERIFICATIONS,
                StoreNames.BATCH_AGENDA);
    only(totals, Batch.class, "batches").to(Topics.BATCHES, produced(batchSerde, "batches"));
    only(totals, BatchFinished.class, "finished-batches")
        .to(
            Topics.FINISHED_BATCHES,
            produced(events.of(Topics.FINISHED_BATCHES, BatchFinished.class), "finished-batches"));
  }

  /** Ended jobs to hours of usage. */
  void usage(StreamsBuilder builder, KStream<String, Job> jobs) {
    Serde<Usage> usageSerde = events.of(Topics.USAGE, Usage.class);
    builder.addStateStore(stores.keyValue(StoreNames.OPEN_USAGE, Serdes.Bytes(), usageSerde));
    builder.addStateStore(stores.keyValue(StoreNames.CLOSED_USAGE, Serdes.Bytes(), usageSerde));
    builder.addStateStore(stores.keyValue(StoreNames.TENANT_USAGE, Serdes.Bytes(), usageSerde));
    repartitions
        .once(
            builder,
            jobs.filter((_, job) -> JobEvents.isFinal(job), Named.as("ended-jobs"))
                .selectKey((_, job) -> job.getTenant(), Named.as("jobs-by-tenant")),
            "usage",
            jobSerde,
            config.partitions())
        .process(
            () -> new UsageMeter(config),
            Named.as("usage-meter"),
            StoreNames.OPEN_USAGE,
            StoreNames.CLOSED_USAGE,
            StoreNames.TENANT_USAGE)
        .to(Topics.USAGE, produced(usageSerde, "usage"));
  }

  /**
   * Staged items to the farm. One partition: fairness is between all tenants.
   *
   * @param endedItems ends of what may have been staged, repeats included
   */
  private void dispatch(StreamsBuilder builder, Sources sources, KStream<String, Job> endedItems) {
    Serde<SpeechRequested> stagedSerde = events.of(Topics.STAGED_REQUESTS, SpeechRequested.class);
    builder.addStateStore(stores.keyValue(StoreNames.WAITING, Serdes.Bytes(), stagedSerde));
    builder.addStateStore(stores.keyValue(StoreNames.IN_FLIGHT, Serdes.String(), Serdes.Long()));
    builder.addStateStore(stores.keyValue(StoreNames.KNOWN, Serdes.String(), Serdes.String()));
    builder.addStateStore(stores.agenda(StoreNames.DISPATCH_AGENDA));
    KStream<String, SpecificRecord> arrivals =
        repartitions
            .once(builder, sources.staged(), "dispatch-staged", stagedSerde, 1)
            .mapValues(SpecificRecord.class::cast, Named.as("dispatch-staged-as-events"));
    KStream<String, SpecificRecord> ends =
        Repartitions.events(endedItems, "dispatch-ended", jobSerde, 1);
    KStream<String, SpecificRecord> handed =
        arrivals
            .merge(ends, Named.as("dispatch-arrivals-and-ends"))
            .merge(cancellations(sources, "dispatch-cancellations", 1), Named.as("dispatch-news"))
            .merge(pauses(sources, "dispatch-pauses", 1), Named.as("dispatch-news-and-pauses"))
            .process(
                () -> new Dispatch(config, backlog),
                Named.as("dispatch"),
                StoreNames.WAITING,
                StoreNames.IN_FLIGHT,
                StoreNames.KNOWN,
                StoreNames.DISPATCH_AGENDA);
    only(handed, SpeechRequested.class, "handed-on")
        .to(
            Topics.BATCH_REQUESTS,
            produced(events.of(Topics.BATCH_REQUESTS, SpeechRequested.class), "handed-on"));
    only(handed, SpeechFinished.class, "cancelled-items")
        .to(
            Topics.COMPLETIONS,
            produced(events.of(Topics.COMPLETIONS, SpeechFinished.class), "cancelled-items"));
  }

  private KStream<String, SpecificRecord> cancellations(Sources sources, String name, int parts) {
    Serde<BatchCancelled> serde = events.of(Topics.CANCELLATIONS, BatchCancelled.class);
    return Repartitions.events(sources.cancelled(), name, serde, parts);
  }

  private KStream<String, SpecificRecord> pauses(Sources sources, String name, int parts) {
    Serde<BatchPaused> serde = events.of(Topics.PAUSES, BatchPaused.class);
    return Repartitions.events(sources.paused(), name, serde, parts);
  }

  private static <T> KStream<String, T> only(KStream<String, ?> all, Class<T> type, String name) {
    return all.filter((_, event) -> type.isInstance(event), Named.as("only-" + name))
        .mapValues(type::cast, Named.as("as-" + name));
  }

  private static <V> Produced<String, V> produced(Serde<V> values, String name) {
    return Produced.with(Serdes.String(), values).withName("to-" + name);
  }
}
