package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.UnsuitableSettingsException;

/** Which bit rates a codec has at a sample rate. */
interface BitRates {
  /** A codec whose bit rate nobody chooses. */
  BitRates NONE =
      new BitRates() {
        @Override
        public int byDefault(int sampleRate) {
          return 0;
        }

        @Override
        public String choice(int sampleRate) {
          return "no bit rate to choose; leave it out";
        }

        @Override
        public boolean has(int sampleRate, int bitRate) {
          return false;
        }
      };

  /** What it takes by itself, bit/s. */
  int byDefault(int sampleRate);

  /** What there is, for people. */
  String choice(int sampleRate);

  /** Whether it has a bit rate. */
  boolean has(int sampleRate, int bitRate);

  /**
   * The bit rate that is asked for.
   *
   * @param wanted bit/s; 0 for the codec's own
   * @throws UnsuitableSettingsException when it has no such
   */
  default int settle(int wanted, int sampleRate, String format) throws UnsuitableSettingsException {
    if (wanted == 0) {
      return byDefault(sampleRate);
    }
    if (!has(sampleRate, wanted)) {
      throw new UnsuitableSettingsException(
          "The audio format %s at %d Hz has no bit rate of %d bit/s; it has %s."
              .formatted(format, sampleRate, wanted, choice(sampleRate)));
    }
    return wanted;
  }
}
