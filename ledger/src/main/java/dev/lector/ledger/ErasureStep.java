package dev.lector.ledger;

import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.ledger.jobs.JobErasures;
import dev.lector.topics.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/** What follows from jobs that are erased. */
final class ErasureStep {
  private ErasureStep() {}

  /**
   * Removes the jobs from their topic, and says which objects are to be deleted.
   *
   * @return the erased items of batches
   */
  static KStream<String, Job> of(
      KStream<String, JobErased> erased, Serde<Job> jobs, Serde<JobErased> erasures) {
    erased
        .mapValues(ErasureStep::tombstone, Named.as("tombstones"))
        .to(Topics.JOBS, Produced.with(Serdes.String(), jobs).withName("to-erased-jobs"));
    erased
        .filter((_, event) -> !event.getAudio().isEmpty(), Named.as("erasures-of-audio"))
        .selectKey((_, event) -> JobErasures.key(event), Named.as("erasures-by-job"))
        .to(Topics.ERASURES, Produced.with(Serdes.String(), erasures).withName("to-erasures"));
    return erased
        .filter((_, event) -> event.getBatchId() != null, Named.as("erased-items-of-batches"))
        .mapValues(JobErasures::sighting, Named.as("erased-items"));
  }

  private static @Nullable Job tombstone(JobErased erased) {
    return null;
  }
}
