package dev.lector.webhooks.deliveries;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.events.Audio;
import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Timings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What events say, as JSON: a job and a batch as the bridge shows them, with texts cut so that a
 * body stays below 20 kB. {@code path} is where the bridge has it, of which an attempt makes a
 * link.
 */
final class EventData {
  /** Most characters of a text for people. */
  private static final int LONGEST_TEXT = 1_000;

  private EventData() {}

  static ObjectNode of(Job job) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", job.getRequestId());
    json.put("state", job.getState().name());
    json.put("path", "/jobs/" + encoded(job.getRequestId()));
    if (job.getBatchId() != null) {
      json.put("batch_id", job.getBatchId());
    }
    if (job.getItem() != null) {
      json.put("item", job.getItem());
    }
    if (!job.getItemId().isEmpty()) {
      json.put("item_id", job.getItemId());
    }
    if (job.getRequestedAt().toEpochMilli() > 0) {
      json.put("requested_at", job.getRequestedAt().toString());
    }
    if (job.getFinishedAt() != null) {
      json.put("finished_at", job.getFinishedAt().toString());
      Timings timings = job.getTimings();
      json.putObject("timings")
          .put("queued_ms", timings.getQueuedMs())
          .put("synthesis_ms", timings.getSynthesisMs())
          .put("store_ms", timings.getStoreMs());
    }
    switch (job.getOutcome()) {
      case SpeechSynthesized done -> synthesized(json, done);
      case SpeechRejected rejected ->
          json.putObject("error")
              .put("code", rejected.getCode().name())
              .put("msg", cut(rejected.getMessage()))
              .put("retryable", rejected.getRetryable());
      case null, default -> {}
    }
    return json;
  }

  private static void synthesized(ObjectNode json, SpeechSynthesized done) {
    Audio audio = done.getAudio();
    json.putObject("audio")
        .put("content_type", audio.getContentType())
        .put("bytes", audio.getBytes())
        .put("sha256", audio.getSha256())
        .put("sample_rate", audio.getSampleRate())
        .put("channels", audio.getChannels())
        .put("duration_ms", audio.getDurationMs());
    json.put("model_id", done.getModelId());
    json.put("voice", done.getVoice());
    json.put("speed", done.getSpeed());
    json.put("cached", done.getCached());
    ArrayNode warnings = json.putArray("warnings");
    done.getWarnings().forEach(warning -> warnings.add(cut(warning)));
  }

  static ObjectNode of(BatchFinished batch) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", batch.getBatchId());
    json.put("state", "FINISHED");
    json.put("path", "/batches/" + encoded(batch.getBatchId()));
    json.put("items", batch.getItems());
    json.put("done", batch.getDone());
    json.put("failed", batch.getFailed());
    json.put("cancelled", batch.getCancelled());
    json.put("cached", batch.getCached());
    json.put("characters", batch.getCharacters());
    json.put("audio_ms", batch.getAudioMs());
    json.put("synthesis_ms", batch.getSynthesisMs());
    json.put("opened_at", batch.getOpenedAt().toString());
    json.put("finished_at", batch.getFinishedAt().toString());
    return json;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
