package dev.lector.speech.audio;

/**
 * A format of audio files. Another one is one class: it gives an encoder that turns samples into
 * its bytes.
 */
public interface AudioFormat {

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
}
