package dev.lector.speech.voice;

/** What a voice sounds like; {@code UNKNOWN} for voices nobody described. */
public enum Gender {
  FEMALE,
  MALE,
  UNKNOWN;

  Gender opposite() {
    return switch (this) {
      case FEMALE -> MALE;
      case MALE -> FEMALE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
