package dev.lector.audio;

/** Checks of the byte range a reader asks for. */
final class Ranges {
  private Ranges() {}

  static void check(long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "A range has no negative offset or length, but this one is " + offset + "+" + length);
    }
  }

  static void checkInside(StoredAudio audio, long offset, long length) throws AudioStoreException {
    if (offset > audio.bytes() - length) {
      throw new AudioStoreException(
          "Audio %s has %d bytes, so it has no range %d+%d"
              .formatted(audio.key().value(), audio.bytes(), offset, length));
    }
  }
}
