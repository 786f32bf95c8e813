package dev.lector.audiobook.encoding;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import dev.lector.audiobook.container.ChapterFile;
import dev.lector.audiobook.container.M4b;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.UnsuitableSettingsException;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats of audiobooks in one file. */
public enum AudiobookFormat {
  /** With chapters, cover and tags; chapters are encoded one by one and joined. */
  M4B("aac", "m4a", "audio/mp4"),

  /** With cover and tags; encoded as one. */
  MP3("mp3", "mp3", "audio/mpeg"),

  /** With cover and tags; encoded as one. */
  OPUS("opus", "opus", "audio/ogg"),

  /** With cover and tags; encoded as one. */
  FLAC("flac", "flac", "audio/flac"),

  /** As the voice gave it. */
  WAV("wav", "wav", "audio/wav");

  /** Longest data of a WAV file: its header counts to 2^32 - 1. */
  private static final long LONGEST_WAV = 0xffff_ffffL - WavHeader.BYTES;

  private final String codec;
  private final String chapterExtension;
  private final String mediaType;

  AudiobookFormat(String codec, String chapterExtension, String mediaType) {
    this.codec = codec;
    this.chapterExtension = chapterExtension;
    this.mediaType = mediaType;
  }

  /** How it is called, and the extension of its files: {@code m4b}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How all are called. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(AudiobookFormat::id).toList();
  }

  /** The format that is called so; empty when none is. */
  public static Optional<AudiobookFormat> named(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** Extension of a file of one chapter. */
  public String chapterExtension() {
    return chapterExtension;
  }

  /** Media type of its files. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether a book is made of its chapters as they were encoded, and not encoded as one. */
  public boolean joinsChapters() {
    return this == M4B;
  }

  /**
   * Encodes passages, for {@link #book} or {@link #chapter}.
   *
   * @param file to be written
   * @throws AudiobookException when passages differ, there are too many of them for a file, or the
   *     encoder fails
   */
  public void encode(JoinedPassages audio, Path file) throws IOException {
    WavHeader form = audio.form();
    if (form.channels() != 1) {
      throw new AudiobookException("Only mono audio is encoded");
    }
    try {
      AudioFormat format =
          AudioFormats.load()
              .named(codec)
              .orElseThrow()
              .with(EncodingSettings.DEFAULT, form.sampleRate());
      PassageEncoder.encode(audio, format, form.sampleRate(), file);
    } catch (UnsuitableSettingsException e) {
      throw new AudiobookException(String.valueOf(e.getMessage()));
    }
    if (this == WAV && Files.size(file) > LONGEST_WAV) {
      throw new AudiobookException(
          "The book is longer than a WAV file can be; take another format");
    }
  }

  /**
   * Writes the file of a book.
   *
   * @param encoded its chapters where they are {@linkplain #joinsChapters() joined}; else one, with
   *     all of it
   * @param file to be written
   */
  public void book(
      List<EncodedChapter> encoded, BookMetadata book, Optional<Cover> cover, Path file)
      throws IOException {
    if (this == M4B) {
      M4b.write(file, encoded, book, cover);
    } else {
      write(encoded.getFirst(), 1, 1, book, cover, file);
    }
  }

  /**
   * Writes the file of a chapter.
   *
   * @param number of the chapter, from 1
   * @param of how many there are
   * @param file to be written
   */
  public void chapter(
      EncodedChapter encoded,
      int number,
      int of,
      BookMetadata book,
      Optional<Cover> cover,
      Path file)
      throws IOException {
    if (this == M4B) {
      M4b.write(file, List.of(encoded), book, cover);
    } else {
      write(encoded, number, of, book, cover, file);
    }
  }

  private void write(
      EncodedChapter encoded,
      int number,
      int of,
      BookMetadata book,
      Optional<Cover> cover,
      Path file)
      throws IOException {
    switch (this) {
      case MP3 -> ChapterFile.MP3.write(file, encoded, number, of, book, cover);
      case OPUS -> ChapterFile.OPUS.write(file, encoded, number, of, book, cover);
      case FLAC -> ChapterFile.FLAC.write(file, encoded, number, of, book, cover);
      default -> Files.copy(encoded.audio(), file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
