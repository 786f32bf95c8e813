package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @CsvSource({
    "auto, AUTO, 0, auto",
    "'', AUTO, 0, auto",
    "CPU, CPU, 0, cpu",
    "cuda, CUDA, 0, cuda:0",
    " cuda:12 , CUDA, 12, cuda:12"
  })
  void theConfiguredWordIsRead(String text, Device.Kind kind, int index, String shown) {
    Device device = Device.parse(text);

    assertThat(device).isEqualTo(new Device(kind, index));
    assertThat(device).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "cuda:", "cuda:-1", "cuda:x", "cpu:0"})
  void otherWordsAreRefused(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto, cpu, cuda or cuda:N")
        .hasMessageContaining(text);
  }
}
