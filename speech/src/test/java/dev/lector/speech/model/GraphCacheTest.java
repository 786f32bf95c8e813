package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCacheTest {
  private static final List<String> NOTHING = List.of();

  private final OrtEnvironment environment = OnnxLibrary.environment();

  @TempDir Path folder;

  private Path network;
  private Path kept;
  private GraphCache cache;

  @BeforeEach
  void writeVoice() throws Exception {
    TinyVoice.single(folder, "tiny");
    network = folder.resolve("tiny.onnx");
    kept = folder.resolve("graphs");
    cache = new GraphCache(kept, environment);
  }

  @Test
  void aGraphIsReadFromItsFileTheSecondTimeAndSaysTheSame() throws Exception {
    float[] first = speak("one", NOTHING);
    Files.delete(network); // from now on only what is kept can be opened

    assertThat(speak("one", NOTHING)).hasSizeGreaterThan(0).containsExactly(first);
    assertThat(files()).hasSize(1).allMatch(file -> file.toString().endsWith(".ort"));
  }

  @Test
  void otherFilesAndOtherOutputsAreOtherGraphs() throws Exception {
    speak("one", NOTHING);
    speak("two", NOTHING);
    speak("one", List.of("w_ceil"));

    assertThat(files()).hasSize(3);
    try (OrtSession session = open("one", List.of("w_ceil"))) {
      assertThat(session.getOutputNames()).contains("output", "w_ceil");
    }
  }

  @Test
  void aDamagedFileIsMadeAnew() throws Exception {
    float[] first = speak("one", NOTHING);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);

    byte[] flipped = whole.clone();
    int weight = weight(whole);
    flipped[weight] = (byte) (flipped[weight] ^ 0x40);
    for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2))) {
      replace(file, damaged);
      assertThat(speak("one", NOTHING)).containsExactly(first);
      assertThat(files()).containsExactly(file);
      assertThat(Files.size(file)).isEqualTo(whole.length);
      assertThat(Files.readAllBytes(file)).isNotEqualTo(damaged);
    }
    replace(file, new byte[0]);
    assertThat(speak("one", NOTHING)).containsExactly(first);
  }

  @Test
  void withoutAPlaceForItTheGraphIsOpenedAllTheSame() throws Exception {
    Files.writeString(kept, "a file in the place of the directory");

    assertThat(speak("one", NOTHING)).hasSizeGreaterThan(0);
  }

  @Test
  void ofManyGraphsThoseUsedLastStay() throws Exception {
    for (int i = 0; i < 4; i++) {
      speak("revision " + i, NOTHING);
    }
    List<Path> before = files();
    for (Path file : before) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
    Path unfinished = Files.createFile(kept.resolve("graph1.tmp"));
    Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minusSeconds(7_200)));
    speak("revision 0", NOTHING); // is used, and so stays
    speak("revision 4", NOTHING);

    assertThat(files()).hasSize(4).doesNotContain(unfinished);
    Files.delete(network);
    assertThat(speak("revision 0", NOTHING)).hasSizeGreaterThan(0);
  }

  @Test
  void severalMayMakeTheSameGraphAtOnce() throws Exception {
    float[] first = speak("other", NOTHING);
    Callable<float[]> speaking = () -> speak("one", NOTHING);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<float[]> spoken : threads.invokeAll(List.of(speaking, speaking, speaking))) {
        assertThat(spoken.get()).containsExactly(first);
      }
    }
    assertThat(files()).hasSize(2);
  }

  /** Where the voice's loudness is: with another one the graph could still be opened. */
  private static int weight(byte[] graph) {
    ByteBuffer bytes = ByteBuffer.wrap(graph).order(ByteOrder.LITTLE_ENDIAN);
    return IntStream.range(0, graph.length - Float.BYTES)
        .filter(i -> bytes.getFloat(i) == TinyVoice.LOUDNESS)
        .findFirst()
        .orElseThrow();
  }

  /** As another process would: whoever has the file mapped keeps the old one. */
  private void replace(Path file, byte[] content) throws IOException {
    Files.delete(file);
    Files.write(file, content);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.toList();
    }
  }

  private float[] speak(String revision, List<String> exposed) throws Exception {
    try (OrtSession session = open(revision, exposed);
        OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {{1, 20, 2}});
        OnnxTensor lengths = OnnxTensor.createTensor(environment, new long[] {3});
        OnnxTensor scales = OnnxTensor.createTensor(environment, new float[] {0, 1, 0});
        OrtSession.Result result =
            session.run(Map.of("input", ids, "input_lengths", lengths, "scales", scales))) {
      return OnnxRuns.tensor(result, "output").getFloatBuffer().array();
    }
  }

  private OrtSession open(String revision, List<String> exposed) throws Exception {
    return cache.open(
        new DirectoryFiles("tiny", network, folder.resolve("tiny.voices.json"), null),
        revision,
        exposed,
        OrtSession.SessionOptions::new);
  }
}
