package dev.lector.standalone.narrate;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.EncoderFailedException;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.FileEncoder;
import dev.lector.speech.audio.UnsuitableSettingsException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Chapters encoded, each in a file by the digest of what is in it: what an interrupted narration
 * has encoded is not encoded again.
 */
final class EncodedParts {
  private final Path directory;
  private final AudioFormat codec;
  private final EncodingSettings settings;

  EncodedParts(Path directory, AudioFormat codec, EncodingSettings settings) {
    this.directory = directory;
    this.codec = codec;
    this.settings = settings;
  }

  /**
   * A chapter's encoded audio.
   *
   * @param sampleRate Hz of the file
   * @param samples at that rate
   * @param places of the passages at that rate
   */
  record Part(Path file, int sampleRate, long samples, List<ChapterAudio.Place> places) {}

  /** Encodes a chapter, unless that was done. */
  Part encode(ChapterAudio audio) throws IOException, NarrationException {
    if (audio.channels() != 1) {
      throw new NarrationException("Only mono audio is encoded; take --format wav");
    }
    AudioFormat format = format(codec, settings, audio.sampleRate());
    Files.createDirectories(directory);
    Path file = directory.resolve(audio.digest(format.name()) + "." + format.extension());
    if (!Files.exists(file)) {
      try {
        Draft.write(file, draft -> encode(audio, format, draft));
      } catch (EncoderFailedException e) {
        throw new NarrationException(String.valueOf(e.getMessage()), e);
      }
    }
    int rate = format.sampleRate(audio.sampleRate());
    List<ChapterAudio.Place> places =
        audio.places().stream()
            .map(
                place ->
                    new ChapterAudio.Place(
                        place.passage(),
                        atRate(place.start(), audio.sampleRate(), rate),
                        atRate(place.samples(), audio.sampleRate(), rate)))
            .toList();
    return new Part(file, rate, atRate(audio.samples(), audio.sampleRate(), rate), places);
  }

  /**
   * A format with its settings.
   *
   * @param samples Hz of what is encoded
   * @throws NarrationException when it has none such
   */
  static AudioFormat format(AudioFormat codec, EncodingSettings settings, int samples)
      throws NarrationException {
    try {
      return codec.with(settings, samples);
    } catch (UnsuitableSettingsException e) {
      throw new NarrationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void encode(ChapterAudio audio, AudioFormat format, Path draft)
      throws IOException {
    Path body = draft.resolveSibling(draft.getFileName() + ".body");
    try (FileEncoder encoder = new FileEncoder(format, audio.sampleRate())) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body), 1 << 16)) {
        audio.copyTo((pcm, length) -> out.write(encoder.encode(samples(pcm, length))));
        out.write(encoder.end());
      }
      // The header tells the length, which is known now only.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
        out.write(encoder.header());
        Files.copy(body, out);
      }
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private static short[] samples(byte[] pcm, int length) {
    short[] samples = new short[length / Short.BYTES];
    ByteBuffer.wrap(pcm, 0, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static long atRate(long samples, int from, int to) {
    return Math.round((double) samples * to / from);
  }
}
