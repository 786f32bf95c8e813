package dev.lector.standalone.narrate;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.encoding.PassageEncoder;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.UnsuitableSettingsException;
import java.io.IOException;
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
        Draft.write(
            file,
            draft -> PassageEncoder.encode(audio.joined(), format, audio.sampleRate(), draft));
      } catch (AudiobookException e) {
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

  private static long atRate(long samples, int from, int to) {
    return Math.round((double) samples * to / from);
  }
}
