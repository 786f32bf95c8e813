package dev.lector.speech.phonemes;

import org.jspecify.annotations.Nullable;

/** espeak-ng cannot be used. The message says why and what to install or set. */
public final class EspeakUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean installed;

  private EspeakUnavailableException(String message, boolean installed, @Nullable Throwable cause) {
    super(message, cause);
    this.installed = installed;
  }

  static EspeakUnavailableException absent(String message, @Nullable Throwable cause) {
    return new EspeakUnavailableException(message, false, cause);
  }

  static EspeakUnavailableException broken(String message, @Nullable Throwable cause) {
    return new EspeakUnavailableException(message, true, cause);
  }

  /** True when the library is there but does not work, which somebody should repair. */
  public boolean installed() {
    return installed;
  }
}
