package dev.lector.ledger.intake;

import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.jobs.JobErasures;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The topics that the ledger reads, each behind an {@link Intake}.
 *
 * @param staged requests that wait for their turn
 * @param opened what all requests tell of jobs
 * @param finished what completions tell of jobs; with timestamps {@link AheadOfAll}
 * @param cancelled cancellations, by batchId
 * @param erased what erasures tell of jobs
 * @param paused pauses and their ends, by batchId
 * @param verified what was heard of finished audio
 */
public record Sources(
    KStream<String, SpeechRequested> staged,
    KStream<String, Job> opened,
    KStream<String, Job> finished,
    KStream<String, BatchCancelled> cancelled,
    KStream<String, Job> erased,
    KStream<String, BatchPaused> paused,
    KStream<String, SpeechVerified> verified) {

  /** The step that reads them all. */
  private static final String STEP = "sources";

  public static Sources of(
      StreamsBuilder builder, Events events, int textLimit, FirstReads firstReads) {
    firstReads.addStore(builder, STEP);
    Serde<SpeechRequested> requests = events.of(Topics.REQUESTS, SpeechRequested.class);
    KStream<String, SpeechRequested> staged =
        staged(builder, events, requests, textLimit, firstReads);
    KStream<String, Job> opened =
        queues(builder, requests, firstReads)
            .merge(staged, Named.as("all-requests"))
            .process(RequestsAsJobs::new, Named.as("requests-as-jobs"));
    KStream<String, Job> finished =
        firstReads
            .of(
                builder.stream(
                    Topics.COMPLETIONS,
                    consumed(events.of(Topics.COMPLETIONS, SpeechFinished.class), "completions")
                        .withTimestampExtractor(new AheadOfAll())),
                STEP,
                "completions")
            .process(EventRules::completions, Named.as("completions-intake"))
            .map(Sources::jobEvent, Named.as("completions-as-jobs"));
    KStream<String, BatchCancelled> cancelled =
        builder.stream(
                Topics.CANCELLATIONS,
                consumed(events.of(Topics.CANCELLATIONS, BatchCancelled.class), "cancellations")
                    .withTimestampExtractor(new AheadOfAll()))
            .process(EventRules::cancellations, Named.as("cancellations-intake"));
    KStream<String, Job> erased =
        firstReads
            .of(
                builder.stream(
                    Topics.ERASURES,
                    consumed(events.of(Topics.ERASURES, JobErased.class), "erasures")),
                STEP,
                "erasures")
            .process(EventRules::erasures, Named.as("erasures-intake"))
            // The ledger's own too: earlier ones took the place of what had been asked for.
            .mapValues(JobErasures::sighting, Named.as("erasures-as-jobs"));
    KStream<String, BatchPaused> paused =
        builder.stream(
                Topics.PAUSES,
                consumed(events.of(Topics.PAUSES, BatchPaused.class), "pauses")
                    .withTimestampExtractor(new AheadOfAll()))
            .process(EventRules::pauses, Named.as("pauses-intake"));
    KStream<String, SpeechVerified> verified =
        builder.stream(
                Topics.VERIFICATIONS,
                consumed(events.of(Topics.VERIFICATIONS, SpeechVerified.class), "verifications"))
            .process(EventRules::verifications, Named.as("verifications-intake"));
    return new Sources(staged, opened, finished, cancelled, erased, paused, verified);
  }

  private static KStream<String, SpeechRequested> staged(
      StreamsBuilder builder,
      Events events,
      Serde<SpeechRequested> requests,
      int textLimit,
      FirstReads firstReads) {
    KStream<String, SpeechRequested> all =
        firstReads.of(
            builder.stream(Topics.STAGED_REQUESTS, consumed(requests, "staged")), STEP, "staged");
    // First the intake: what it refuses becomes a dead letter, of which the bytes are still there.
    KStream<String, SpeechRequested> staged =
        all.process(EventRules::requests, Named.as("staged-intake"))
            .filter(
                (_, request) -> !StagedRefusals.isTooLong(request, textLimit),
                Named.as("staged-within-the-limit"));
    all.process(() -> new StagedRefusals(textLimit), Named.as("staged-refusals"))
        .to(
            Topics.COMPLETIONS,
            Produced.with(Serdes.String(), events.of(Topics.COMPLETIONS, SpeechFinished.class))
                .withName("to-staged-refusals"));
    return staged;
  }

  private static KStream<String, SpeechRequested> queues(
      StreamsBuilder builder, Serde<SpeechRequested> serde, FirstReads firstReads) {
    KStream<String, SpeechRequested> all = null;
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      String name = queueName(queue.topic());
      KStream<String, SpeechRequested> requests =
          firstReads
              .of(builder.stream(queue.topic(), consumed(serde, name)), STEP, name)
              .process(EventRules::requests, Named.as(name + "-intake"));
      all = all == null ? requests : all.merge(requests, Named.as("queues-and-" + name));
    }
    return Objects.requireNonNull(all);
  }

  /** {@code speech.requests.batch} is {@code batch-requests}. */
  private static String queueName(String topic) {
    String kind = topic.substring(Topics.REQUESTS.length()).replace(".", "");
    return kind.isEmpty() ? "requests" : kind + "-requests";
  }

  private static KeyValue<String, Job> jobEvent(String key, SpeechFinished completion) {
    Job job = JobEvents.of(key, EventRules.shortened(completion));
    return KeyValue.pair(job.getRequestId(), job);
  }

  private static <V> Consumed<String, V> consumed(Serde<V> values, String name) {
    return Consumed.with(Serdes.String(), values).withName("from-" + name);
  }
}
