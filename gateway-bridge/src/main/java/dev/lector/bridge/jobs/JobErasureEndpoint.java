package dev.lector.bridge.jobs;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code DELETE /jobs/{id}}: erases a job. First its audio, which is known only as long as the job
 * is: whatever fails, the same call does the rest later. Then everybody is told, so that audio of
 * it that is made nevertheless is deleted, too.
 */
public final class JobErasureEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(JobErasureEndpoint.class);
  private static final int RETRY_SECONDS = 5;

  private final JobLookup jobs;
  private final JobBook book;
  private final AudioStore store;
  private final Erasures erasures;
  private final InstantSource clock;

  /**
   * @param jobs finds them
   * @param book what passed by here; forgets what is erased
   * @param store where the audio is
   * @param erasures where erasures are said
   * @param clock dates them
   */
  public JobErasureEndpoint(
      JobLookup jobs, JobBook book, AudioStore store, Erasures erasures, InstantSource clock) {
    this.jobs = jobs;
    this.book = book;
    this.store = store;
    this.erasures = erasures;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    KnownJob job = jobs.findErasedToo(call, call.parameter());
    if (job.erased()) {
      return Reply.empty(204);
    }
    removeAudio(job.finished());
    JobErased erased =
        JobErased.newBuilder()
            .setRequestId(job.id())
            .setTenant(job.tenant())
            .setErasedAt(clock.instant())
            .build();
    try {
      erasures.erase(erased, call.trace());
    } catch (ErasureNotPublishedException e) {
      throw new RefusedException(Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS));
    }
    if (!job.ended()) {
      return Reply.json(202, Json.object().put("id", job.id()).put("state", "ERASING"));
    }
    book.erase(job);
    return Reply.empty(204);
  }

  private void removeAudio(@Nullable SpeechFinished finished) throws RefusedException {
    if (finished != null && finished.getOutcome() instanceof SpeechSynthesized done) {
      remove(done.getAudio().getUri());
      SpeechTimes times = done.getTimes();
      if (times != null) {
        remove(times.getUri());
      }
    }
  }

  private void remove(String uri) throws RefusedException {
    try {
      Optional<AudioKey> key = store.keyOf(URI.create(uri));
      if (key.isPresent()) {
        store.remove(key.get());
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("The audio of an erased job is nowhere: {}", uri, e);
    } catch (AudioStoreException e) {
      LOG.warn("The audio of a job cannot be erased now", e);
      throw new RefusedException(
          Reply.unavailable(
              "The audio store cannot be reached now; nothing was erased.", RETRY_SECONDS));
    }
  }
}
