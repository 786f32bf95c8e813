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
   * The format as a request wants its files, settings in its {@linkplain #name() name} included.
   *
   * @param samples Hz of the samples there will be
   * @throws UnsuitableSettingsException when the format has no such settings
   */
  default AudioFormat with(EncodingSettings settings, int samples)
      throws UnsuitableSettingsException {
    if (!settings.equals(EncodingSettings.DEFAULT)) {
      throw new UnsuitableSettingsException(
          "The audio format %s has no sample rate and no bit rate to choose; leave both out."
              .formatted(id()));
    }
    return this;
  }

  /**
   * The sample rate of a file.
   *
   * @param samples Hz of the samples that are encoded
   * @return Hz
   */
  default int sampleRate(int samples) {
    return samples;
  }

  /**
   * Begins a file.
   *
   * @param sampleRate Hz, as {@link #sampleRate} says
   * @throws EncoderFailedException when the encoder is not there on this machine
   */
  PcmEncoder encoder(int sampleRate);

  /** By how much what is decoded may exceed the peaks of the samples, dB: 0 where none is lost. */
  default double overshootDb() {
    return 0;
  }

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
