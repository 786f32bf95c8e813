package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code narrate} as a process that is killed and run again. */
class NarrateIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int CHAPTERS = 6;
  private static final int PARAGRAPHS = 25;

  @TempDir Path directory;

  private Path data = Path.of("");
  private Path book = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    Registries.distribution();
    data = Files.createDirectory(directory.resolve("data"));
    Files.createSymbolicLink(data.resolve("programs"), Registries.programs());
    book = directory.resolve("my book.md");
    output = directory.resolve("out put");
    StringBuilder text = new StringBuilder("# A Book of Numbers\n");
    for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
      text.append("\n## Chapter ").append(chapter).append('\n');
      for (int i = 1; i <= PARAGRAPHS; i++) {
        text.append(
            "\nThis is what paragraph %d of chapter %d has to say.\n".formatted(i, chapter));
      }
      text.append("\n\\* \\* \\*\n");
    }
    Files.writeString(book, text);
  }

  @Test
  void aNarrationThatWasKilledGoesOnAndRepeatsNothing() throws Exception {
    Map<Path, FileTime> spokenBefore;
    try (ChildProcess first = narrate("first.log")) {
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> files(output.resolve(".parts"), "wav").size() >= 10 || !first.isAlive());
      first.kill();
      assertThat(output.resolve("manifest.json")).as(first.said()).doesNotExist();
      spokenBefore = spoken();
      assertThat(spokenBefore).as(first.said()).isNotEmpty();
    }
    // At once: what the killed one has started may still be about to notice.
    try (ChildProcess second = narrate("second.log")) {
      assertThat(second.exitCode(LONG.toSeconds())).as(second.said()).isZero();
      assertThat(second.said()).contains(CHAPTERS + " chapters").doesNotContain("WARN", "ERROR");
    }
    JsonNode manifest = manifest();
    addsUp(manifest);
    Map<Path, FileTime> spoken = spoken();
    assertThat(spoken).as("audio from before the kill").containsAllEntriesOf(spokenBefore);
    assertThat(spoken).as("one object for each text").hasSize(texts(manifest).size());

    Map<Path, FileTime> before = files(output, "");
    try (ChildProcess third = narrate("third.log")) {
      assertThat(third.exitCode(60)).as(third.said()).isZero();
      assertThat(third.said().lines()).singleElement().asString().contains("has all of it already");
    }
    assertThat(files(output, "")).isEqualTo(before);
    assertThat(spoken()).isEqualTo(spoken);
  }

  private ChildProcess narrate(String log) throws IOException {
    return ChildProcess.lector(
        directory.resolve(log),
        // One at a time, so that there is a middle to be killed in.
        Map.of("LECTOR_DATA", data.toString(), "LECTOR_WORKER_NARRATORS", "1"),
        "narrate",
        book.toString(),
        "-o",
        output.toString());
  }

  private JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
  }

  /** Every file is as long as its passages and pauses, as the manifest and the playlist say. */
  private void addsUp(JsonNode manifest) throws IOException {
    List<String> files = new ArrayList<>();
    List<String> said = new ArrayList<>();
    double seconds = 0;
    for (JsonNode chapter : manifest.path("chapters")) {
      Path file = output.resolve(chapter.path("file").asText());
      files.add(chapter.path("file").asText());
      WavHeader header = header(file);
      long samples = header.dataBytes() / 2;
      assertThat(header.channels()).isEqualTo(1);
      assertThat(Files.size(file)).isEqualTo(WavHeader.BYTES + header.dataBytes());
      assertThat(chapter.path("samples").asLong()).isEqualTo(samples);
      assertThat(chapter.path("sample_rate").asInt()).isEqualTo(header.sampleRate());
      seconds += samples / (double) header.sampleRate();
      long end = 0;
      for (JsonNode passage : chapter.path("passages")) {
        said.add(passage.path("text").asText());
        assertThat(passage.path("start_sample").asLong()).isGreaterThanOrEqualTo(end);
        assertThat(passage.path("samples").asLong()).isPositive();
        end = passage.path("start_sample").asLong() + passage.path("samples").asLong();
      }
      long pause = samples - end;
      assertThat(pause).as("the pause at the end").isEqualTo(header.sampleRate() / 2);
    }
    assertThat(manifest.path("duration").asDouble()).isCloseTo(seconds, within(1e-6));
    assertThat(files).hasSize(CHAPTERS);
    assertThat(said)
        .hasSize(1 + CHAPTERS * (PARAGRAPHS + 1))
        .startsWith("A Book of Numbers", "Chapter 1");
    try (Stream<String> lines = Files.lines(output.resolve("playlist.m3u8"))) {
      assertThat(lines.filter(line -> !line.startsWith("#"))).isEqualTo(files);
    }
    assertThat(output.toFile().list())
        .hasSize(CHAPTERS + 4)
        .contains("manifest.json", "metadata.json", "playlist.m3u8", "publication.json")
        .containsAll(files);
  }

  private static Set<String> texts(JsonNode manifest) {
    Set<String> texts = new HashSet<>();
    for (JsonNode chapter : manifest.path("chapters")) {
      chapter.path("passages").forEach(passage -> texts.add(passage.path("text").asText()));
    }
    return texts;
  }

  private static WavHeader header(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WavHeader.read(in);
    }
  }

  /** The store's objects; a killed writer leaves its draft, which is none. */
  private Map<Path, FileTime> spoken() throws IOException {
    Map<Path, FileTime> objects = files(data.resolve("audio"), "wav");
    objects.keySet().removeIf(file -> file.toString().contains(".incoming"));
    return objects;
  }

  /** Files below a directory whose names end so, and when they were last written. */
  private static Map<Path, FileTime> files(Path directory, String end) throws IOException {
    Map<Path, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (Files.isRegularFile(file) && file.toString().endsWith(end)) {
          files.put(file, Files.getLastModifiedTime(file));
        }
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      return files; // not there yet, or moved while it was looked at
    }
    return files;
  }
}
