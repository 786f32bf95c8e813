package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {
  @TempDir Path directory;

  @Test
  void itSaysWhatAGraphTakesGivesAndDoes() throws Exception {
    OnnxGraph graph = read(tiny());

    assertThat(graph.inputs()).containsExactlyInAnyOrder("input", "input_lengths", "scales");
    assertThat(graph.outputs()).containsExactly("output");
    assertThat(graph.nodes()).contains(new OnnxGraph.Node("Ceil", List.of("w_ceil")));
  }

  @Test
  void whatIsAppendedAddsOutputs() throws Exception {
    byte[] model = tiny();
    byte[] more = OnnxGraph.exposing(List.of("w_ceil"));
    byte[] both = Arrays.copyOf(model, model.length + more.length);
    System.arraycopy(more, 0, both, model.length, more.length);

    assertThat(read(both).outputs()).containsExactlyInAnyOrder("output", "w_ceil");
  }

  @Test
  void whatIsNoModelIsRefusedHoweverItIsBroken() throws Exception {
    Random random = new Random(3);
    byte[] model = tiny();
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = Arrays.copyOf(model, 1 + random.nextInt(model.length));
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      try {
        var _ = read(broken);
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("it is no ONNX model");
      }
    }
    assertThatThrownBy(() -> read(new byte[100])).isInstanceOf(IOException.class);
  }

  private static OnnxGraph read(byte[] model) throws IOException {
    return OnnxGraph.read(new ByteArrayInputStream(model));
  }

  private byte[] tiny() throws IOException {
    TinyVoice.single(directory, "tiny");
    return Files.readAllBytes(directory.resolve("tiny.onnx"));
  }
}
