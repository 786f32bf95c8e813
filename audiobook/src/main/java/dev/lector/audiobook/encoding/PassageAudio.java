package dev.lector.audiobook.encoding;

import java.io.IOException;
import java.io.InputStream;

/** The audio of what is said in one go. */
public interface PassageAudio {
  /**
   * Opens it.
   *
   * @return a WAV file of 16-bit PCM; the caller closes it
   */
  InputStream open() throws IOException;

  /** Silence behind it, ms. */
  int pauseMs();
}
