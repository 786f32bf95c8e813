package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lector.speech.model.piper.PiperFamily;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelFamilyTest {
  private final ModelFamilies families = ModelFamilies.load();

  @Test
  void piperVoicesAreRecognisedWithAndWithoutSpeakersAndLengths() throws Exception {
    assertThat(recognise(Set.of("input", "input_lengths", "scales"), Set.of("output")))
        .isInstanceOf(PiperFamily.class);
    assertThat(
            recognise(
                Set.of("input", "input_lengths", "scales", "sid"),
                Set.of("output", "output_lengths")))
        .isInstanceOf(PiperFamily.class);
  }

  @Test
  void otherFamiliesAreCalledByTheirNames() {
    assertRefused(Set.of("input_ids", "style", "speed"), "k.onnx is a Kokoro or Kitten model");
    assertRefused(
        Set.of("x", "x_length", "noise_scale", "length_scale", "noise_scale_w"),
        "k.onnx is a VITS with separate scale inputs model");
    assertRefused(
        Set.of("x", "x_length", "noise_scale", "length_scale"), "k.onnx is a Matcha model");
    assertRefused(Set.of("pixels"), "k.onnx is of no family known here (its graph takes pixels)");
  }

  private ModelFamily recognise(Set<String> inputs, Set<String> outputs) throws ModelLoadException {
    return families.recognise(
        "k.onnx", new OnnxGraph(inputs, outputs, List.of(), Map.of()), MissingNode.getInstance());
  }

  private void assertRefused(Set<String> inputs, String message) {
    assertThatThrownBy(() -> recognise(inputs, Set.of("output")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("Piper");
  }
}
