package dev.lector.bridge.times;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.times.TimesDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /jobs/{id}/timestamps}: when the text of a job is heard. Another tenant's job is as
 * unknown as none.
 */
public final class TimesEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(TimesEndpoint.class);
  private static final int STORE_RETRY_SECONDS = 5;

  private final JobLookup jobs;
  private final AudioStore store;
  private final TimesFormat format;

  private TimesEndpoint(JobLookup jobs, AudioStore store, TimesFormat format) {
    this.jobs = jobs;
    this.store = store;
    this.format = format;
  }

  /** Adds the route of each format. */
  public static void addTo(Routes.Builder routes, JobLookup jobs, AudioStore store) {
    for (TimesFormat format : TimesFormat.values()) {
      String path = JobJson.PATH + "*/timestamps" + format.extension();
      routes.guarded("GET", path, new TimesEndpoint(jobs, store, format));
    }
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    TimesDocument times = read(times(jobs.find(call, call.parameter())));
    return new Reply(
        200,
        Map.of("Content-Type", format.contentType(), "Cache-Control", "no-store"),
        new Reply.Bytes(format.write(times)));
  }

  private static SpeechTimes times(KnownJob job) throws RefusedException {
    SpeechFinished finished = job.finished();
    if (finished == null) {
      throw new RefusedException(
          409, "The job has not ended yet; ask again when its state is SUCCEEDED.");
    }
    if (!(finished.getOutcome() instanceof SpeechSynthesized speech)) {
      throw new RefusedException(404, "The job has ended without audio, so there are no times.");
    }
    SpeechTimes times = speech.getTimes();
    if (times == null) {
      throw new RefusedException(
          404, "Nobody knows when this audio's words are heard: an older worker made it.");
    }
    return times;
  }

  private TimesDocument read(SpeechTimes times) throws RefusedException {
    try {
      Optional<AudioKey> key = store.keyOf(URI.create(times.getUri()));
      Optional<StoredAudio> there = key.isPresent() ? store.find(key.get()) : Optional.empty();
      if (there.isEmpty() || there.get().bytes() > TimesDocument.LONGEST) {
        throw new RefusedException(
            404,
            "These times are not in this bridge's store: they were removed, or a worker uses another store.");
      }
      try (InputStream in = store.open(there.get().key(), 0, there.get().bytes())) {
        return TimesDocument.parse(in.readAllBytes());
      }
    } catch (AudioStoreException | IOException e) {
      LOG.warn("The times {} could not be read", times.getUri(), e);
      throw new RefusedException(
          Reply.unavailable("The times cannot be read now.", STORE_RETRY_SECONDS));
    }
  }
}
