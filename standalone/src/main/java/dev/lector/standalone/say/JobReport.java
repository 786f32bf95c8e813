package dev.lector.standalone.say;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code GET /jobs/{id}} says of a job that has succeeded.
 *
 * @param requestedAt when the bridge took the request, by its clock
 * @param queued from publishing to a worker taking it
 * @param synthesis text to samples
 * @param store looking the audio up and putting it into the store
 * @param cached whether the audio already existed
 * @param modelId model really used
 * @param voice voice really used
 * @param duration length of the audio
 * @param sampleRate Hz
 * @param warnings what may not sound as meant
 */
public record JobReport(
    Optional<Instant> requestedAt,
    Duration queued,
    Duration synthesis,
    Duration store,
    boolean cached,
    String modelId,
    String voice,
    Duration duration,
    int sampleRate,
    List<String> warnings) {
  /** Keeps an unmodifiable copy of the warnings. */
  public JobReport {
    warnings = List.copyOf(warnings);
  }

  static JobReport of(JsonNode job) {
    JsonNode timings = job.path("timings");
    JsonNode audio = job.path("audio");
    return new JobReport(
        instant(job.path("requested_at").asText("")),
        Duration.ofMillis(timings.path("queued_ms").asLong()),
        Duration.ofMillis(timings.path("synthesis_ms").asLong()),
        Duration.ofMillis(timings.path("store_ms").asLong()),
        job.path("cached").asBoolean(),
        job.path("model_id").asText(""),
        job.path("voice").asText(""),
        Duration.ofMillis(audio.path("duration_ms").asLong()),
        audio.path("sample_rate").asInt(),
        warnings(job.path("warnings")));
  }

  private static List<String> warnings(JsonNode json) {
    List<String> warnings = new ArrayList<>();
    json.forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
