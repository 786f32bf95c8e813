package dev.lector.speech.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run of a model failed. */
public final class InferenceException extends Exception {
  private static final long serialVersionUID = 1L;

  // How ONNX Runtime, its CUDA provider and the libraries below them say that memory ran out; there
  // is no code for it.
  private static final List<String> MEMORY_WORDS =
      List.of(
          "failed to allocate memory",
          "bad_alloc",
          "bad allocation",
          "out of memory",
          "alloc_failed",
          "available memory of",
          "tensor would require more than");

  private final boolean outOfMemory;

  public InferenceException(String message, Throwable cause) {
    super(message, cause);
    this.outOfMemory = cause instanceof OutOfMemoryError || speaksOfMemory(cause.getMessage());
  }

  /**
   * Whether memory of the device or of the Java process ran out, so that less input at a time may
   * succeed.
   */
  public boolean outOfMemory() {
    return outOfMemory;
  }

  private static boolean speaksOfMemory(@Nullable String message) {
    if (message == null) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return MEMORY_WORDS.stream().anyMatch(text::contains);
  }
}
