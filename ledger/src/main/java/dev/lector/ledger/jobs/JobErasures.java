package dev.lector.ledger.jobs;

import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.outcomes.Outcomes;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Jobs that are erased. Of one that has ended, nothing is left but its ids and numbers, and as its
 * outcome that it was erased; an open one that is to be erased has that outcome already, in the
 * store alone.
 */
public final class JobErasures {
  private static final SpeechRejected ERASED =
      Outcomes.rejected(RejectionCode.ERASED, "The job was erased.", false);

  private JobErasures() {}

  /** An erasure, as something that is heard of a job. */
  public static Job sighting(JobErased erased) {
    return Job.newBuilder()
        .setRequestId(erased.getRequestId())
        .setTenant(erased.getTenant())
        .setBatchId(erased.getBatchId())
        .setItem(erased.getItem())
        .setState(JobState.FAILED)
        .setFinishedAt(erased.getErasedAt())
        .setOutcome(ERASED)
        .setQueue(Topics.ERASURES)
        .build();
  }

  /** Whether it is a {@link #sighting}. */
  static boolean isAskedFor(Job seen) {
    return seen.getQueue().equals(Topics.ERASURES) && isErased(seen);
  }

  /** Whether nothing is left of a job, or shall be when it ends. */
  public static boolean isErased(Job job) {
    return job.getOutcome() instanceof SpeechRejected rejected
        && rejected.getCode() == RejectionCode.ERASED;
  }

  /** An open job that is to be erased when it ends. */
  static Job marked(Job open) {
    return Job.newBuilder(open).setOutcome(ERASED).build();
  }

  /** What is left of a job that has ended. */
  public static Job scrubbed(Job ended) {
    return Job.newBuilder(ended)
        .setState(JobState.FAILED)
        .setOutcome(ERASED)
        .setItemId("")
        .setFingerprint("")
        .setVerification(null)
        .build();
  }

  /** What the ledger says of an erased job: which objects are to be deleted. */
  static JobErased of(Job job, Job ended, long now) {
    return JobErased.newBuilder()
        .setRequestId(job.getRequestId())
        .setTenant(job.getTenant())
        .setBatchId(job.getBatchId())
        .setItem(job.getItem())
        .setErasedAt(Instant.ofEpochMilli(now))
        .setAudio(audio(ended))
        .build();
  }

  /**
   * The key of what the ledger says of an erased job: a record has a key of its own for what it
   * names, for compaction must leave the erasure that was asked for and every other object that is
   * to be deleted. No address holds a control character.
   *
   * @return requestId, the byte 0x1F and tenant, and before each address the byte 0x1F
   */
  public static String key(JobErased erased) {
    return erased.getAudio().stream()
        .reduce(
            BatchKey.of(erased.getRequestId(), erased.getTenant()),
            (key, uri) -> key + BatchKey.BETWEEN + uri);
  }

  /** Where the audio of an outcome is, and its times; empty when there is none. */
  static List<String> audio(Job ended) {
    List<String> uris = new ArrayList<>();
    if (ended.getOutcome() instanceof SpeechSynthesized done) {
      uris.add(done.getAudio().getUri());
      SpeechTimes times = done.getTimes();
      if (times != null) {
        uris.add(times.getUri());
      }
    }
    // An outcome of anybody's may leave them out.
    uris.removeIf(String::isBlank);
    return uris;
  }
}
