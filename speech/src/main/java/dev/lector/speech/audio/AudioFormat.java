package dev.lector.speech.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A format of audio files. Another one is one class, named in {@code META-INF/services}: it gives
 * an encoder that turns samples into its bytes.
 */
public interface AudioFormat {
  /** Longest file, bytes: it is held in one array. */
  long LARGEST_FILE = Integer.MAX_VALUE - 64L;

  /** Room for what is not samples, bytes. */
  int FRAMING = 1 << 16;

  /** How requests call it, lower case: {@code wav}. */
  String id();

  /**
   * Name of the format with all settings that decide how it sounds; part of the content address:
   * {@code wav}.
   */
  String name();

  /** Extension of its files, lower case, without the dot. */
  String extension();

  /** Media type. */
  String contentType();

  /**
   * Begins a file.
   *
   * @param sampleRate Hz
   */
  PcmEncoder encoder(int sampleRate);

  /** Most samples that one file may have; by default as many as fit uncompressed. */
  default long mostFrames() {
    return (LARGEST_FILE - FRAMING) / Short.BYTES;
  }

  /**
   * What a file says of itself at its start, for audio of which nothing was noted when it was
   * stored.
   *
   * @param file from its start, some of it at least; stays open
   * @param bytes length of the whole file
   * @return empty where its start does not tell
   * @throws IOException when it cannot be read, or is not of this format
   */
  default Optional<AudioProperties> read(InputStream file, long bytes) throws IOException {
    return Optional.empty();
  }
}
