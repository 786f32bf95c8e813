package dev.lector.bridge.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.events.Audio;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.events.Timings;
import org.jspecify.annotations.Nullable;

/** Jobs as clients see them. */
public final class JobJson {
  /** Where jobs are found. */
  public static final String PATH = "/jobs/";

  private final AudioLinks links;

  /**
   * @param links makes links to audio
   */
  public JobJson(AudioLinks links) {
    this.links = links;
  }

  /**
   * Writes a job.
   *
   * @param baseUrl this bridge as the client knows it
   */
  public ObjectNode write(KnownJob job, String baseUrl) {
    ObjectNode json = Json.object();
    json.put("id", job.id());
    SpeechFinished finished = job.finished();
    if (finished == null) {
      json.put("state", "QUEUED");
    } else {
      json.put(
          "state", finished.getOutcome() instanceof SpeechSynthesized ? "SUCCEEDED" : "FAILED");
    }
    if (job.requestedAt() != null) {
      json.put("requested_at", job.requestedAt().toString());
    }
    if (finished != null) {
      if (finished.getBatchId() != null) {
        json.put("batch_id", finished.getBatchId());
      }
      ended(json, finished, baseUrl);
    }
    return json;
  }

  private void ended(ObjectNode json, SpeechFinished finished, String baseUrl) {
    json.put("finished_at", finished.getFinishedAt().toString());
    json.put("attempt", finished.getAttempt());
    json.put("worker", finished.getWorker());
    Timings timings = finished.getTimings();
    json.putObject("timings")
        .put("queued_ms", timings.getQueuedMs())
        .put("synthesis_ms", timings.getSynthesisMs())
        .put("store_ms", timings.getStoreMs());
    switch (finished.getOutcome()) {
      case SpeechSynthesized done -> synthesized(json, done, baseUrl);
      case SpeechRejected rejected ->
          json.putObject("error")
              .put("code", rejected.getCode().name())
              .put("msg", rejected.getMessage())
              .put("retryable", rejected.getRetryable());
      default -> throw new IllegalStateException("An outcome is one of two kinds");
    }
  }

  private void synthesized(ObjectNode json, SpeechSynthesized done, String baseUrl) {
    Audio audio = done.getAudio();
    ObjectNode node = json.putObject("audio");
    node.put("url", url(audio.getUri(), baseUrl));
    node.put("content_type", audio.getContentType());
    node.put("bytes", audio.getBytes());
    node.put("sha256", audio.getSha256());
    node.put("sample_rate", audio.getSampleRate());
    node.put("channels", audio.getChannels());
    node.put("duration_ms", audio.getDurationMs());
    SpeechTimes times = done.getTimes();
    if (times != null) {
      json.putObject("times")
          .put("url", url(times.getUri(), baseUrl))
          .put("bytes", times.getBytes());
    }
    json.put("model_id", done.getModelId());
    json.put("voice", done.getVoice());
    json.put("speed", done.getSpeed());
    json.put("cached", done.getCached());
    if (!done.getWarnings().isEmpty()) {
      done.getWarnings().forEach(json.putArray("warnings")::add);
    }
  }

  /** A link; null where nobody can follow one from here. */
  private @Nullable String url(String uri, String baseUrl) {
    try {
      return links.link(uri, baseUrl);
    } catch (UnreachableAudioException e) {
      return null;
    }
  }
}
