package dev.lector.audiobook.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** What the {@code ffprobe} and {@code ffmpeg} of the machine find in a file. */
record Probe(JsonNode json) {

  static Probe of(Path file) throws IOException, InterruptedException {
    byte[] told =
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_format",
                "-show_streams",
                "-show_chapters",
                "-of",
                "json",
                "file:" + file));
    return new Probe(new ObjectMapper().readTree(told));
  }

  /** A file's samples, as players give them. */
  static short[] decode(Path file, int rate) throws IOException, InterruptedException {
    byte[] pcm =
        run(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                "file:" + file,
                "-map",
                "0:a",
                "-f",
                "s16le",
                "-ac",
                "1",
                "-ar",
                "" + rate,
                "-"));
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  String tag(String name) {
    return json.path("format").path("tags").path(name).asText();
  }

  /** A tag wherever the format keeps it: Ogg has its tags in the stream. */
  String anyTag(String name) {
    String own = tag(name);
    return own.isEmpty() ? stream("audio").path("tags").path(name).asText() : own;
  }

  double duration() {
    return json.path("format").path("duration").asDouble();
  }

  JsonNode stream(String type) {
    return StreamSupport.stream(json.path("streams").spliterator(), false)
        .filter(stream -> stream.path("codec_type").asText().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " in " + json));
  }

  List<JsonNode> chapters() {
    List<JsonNode> chapters = new ArrayList<>();
    json.path("chapters").forEach(chapters::add);
    return chapters;
  }

  private static byte[] run(List<String> command) throws IOException, InterruptedException {
    String path = System.getenv().getOrDefault("PATH", "");
    assumeTrue(
        List.of(path.split(":")).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, command.getFirst()))),
        "There is no "
            + command.getFirst()
            + " here to look with; install ffmpeg to run this test");
    Path out = Files.createTempFile("probe", ".out");
    Path err = Files.createTempFile("probe", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("end of %s", command).isTrue();
      assertThat(Files.readString(err)).as("complaints").isEmpty();
      assertThat(process.exitValue()).isZero();
      return Files.readAllBytes(out);
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
