package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceExceptionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non-zero status code returned while running MatMul node. Status Message: Failed to allocate memory for"
            + " requested buffer of size 4194304",
        "std::bad_alloc",
        "CUDA failure 2: out of memory ; GPU=0",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
        "Tile output tensor would require more than 4294967296 bytes, which exceeds the supported maximum",
        "Available memory of 1024 is smaller than requested bytes of 4096"
      })
  void messagesAboutMemoryAreRecognised(String message) {
    assertThat(new InferenceException("x", new OrtException(message)).outOfMemory()).isTrue();
  }

  @Test
  void javasOwnMemoryCountsAndOtherFaultsDoNot() {
    assertThat(new InferenceException("x", new OutOfMemoryError("Java heap space")).outOfMemory())
        .isTrue();
    assertThat(
            new InferenceException("x", new OrtException("Got invalid dimensions")).outOfMemory())
        .isFalse();
    assertThat(new InferenceException("x", new IllegalStateException()).outOfMemory()).isFalse();
  }
}
