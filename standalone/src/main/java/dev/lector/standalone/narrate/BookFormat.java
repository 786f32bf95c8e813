package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.container.ChapterFile;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.EncodingSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a book becomes. */
public enum BookFormat {
  /** One file with chapters, for audiobook players. */
  M4B("aac", "audio/mp4"),

  /** The publisher's EPUB, which readers play and highlight sentence by sentence. */
  EPUB("aac", "application/epub+zip"),

  /** A file for each chapter. */
  MP3("mp3", "audio/mpeg"),

  /** A file for each chapter. */
  OPUS("opus", "audio/ogg"),

  /** A file for each chapter. */
  FLAC("flac", "audio/flac"),

  /** A file for each chapter, as the voice gave it. */
  WAV("wav", "audio/wav");

  private static final int USUAL_RATE = 24_000;

  private final String audio;
  private final String mediaType;

  BookFormat(String audio, String mediaType) {
    this.audio = audio;
    this.mediaType = mediaType;
  }

  /** Media type of its files. */
  String mediaType() {
    return mediaType;
  }

  /** Whether its files are audio that players open, and not a book with audio in it. */
  boolean isAudio() {
    return this != EPUB;
  }

  /** The one file that a book of that title becomes; empty when each chapter has its own. */
  Optional<String> file(String title) {
    return this == M4B || this == EPUB
        ? Optional.of(FileNames.book(title, id()))
        : Optional.empty();
  }

  /** How it is called: {@code m4b}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How all are called. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(BookFormat::id).toList();
  }

  /**
   * The format that is called so, in any case.
   *
   * @throws NarrationException when none is; says which there are
   */
  public static BookFormat of(String id) throws NarrationException {
    for (BookFormat format : values()) {
      if (format.id().equalsIgnoreCase(id)) {
        return format;
      }
    }
    throw new NarrationException(
        "There is no --format %s; it is one of %s".formatted(id, String.join(", ", ids())));
  }

  /** What a book becomes by itself: one that has chapters and a cover of its own, an M4B. */
  public static BookFormat of(Path book) {
    String name = book.toString().toLowerCase(Locale.ROOT);
    return name.matches("(?s).*\\.(?:epub|docx|fb2|fb2\\.zip|fbz)") ? M4B : WAV;
  }

  /**
   * What writes it.
   *
   * @param source the book that is narrated
   * @param directory of its files
   * @param parts directory of what is kept until the book is whole
   * @param bitRate bit/s; 0 for the format's own
   * @param chapters how many there are
   * @throws NarrationException when it has no such bit rate
   */
  BookWriter writer(
      Path source,
      Path directory,
      Path parts,
      int bitRate,
      BookMetadata book,
      Optional<Cover> cover,
      int chapters)
      throws NarrationException {
    if (this == WAV) {
      if (bitRate != 0) {
        throw new NarrationException("--format wav has no bit rate to choose; leave it out");
      }
      return new WavFiles(directory);
    }
    AudioFormat codec = AudioFormats.load().named(audio).orElseThrow();
    EncodingSettings settings = new EncodingSettings(0, bitRate);
    // Which rate the voice has is known when it has spoken; what no voice has is refused now.
    EncodedParts.format(codec, settings, USUAL_RATE);
    EncodedParts encoded = new EncodedParts(parts, codec, settings);
    return switch (this) {
      case MP3 -> files(directory, encoded, ChapterFile.MP3, book, cover, chapters);
      case OPUS -> files(directory, encoded, ChapterFile.OPUS, book, cover, chapters);
      case FLAC -> files(directory, encoded, ChapterFile.FLAC, book, cover, chapters);
      case EPUB -> {
        ReadAlongFile.require(source);
        String narrator = String.join(", ", book.narrators());
        yield new ReadAlongFile(source, directory, encoded, book.title(), narrator);
      }
      default -> new M4bFile(directory, encoded, book, cover);
    };
  }

  private BookWriter files(
      Path directory,
      EncodedParts parts,
      ChapterFile kind,
      BookMetadata book,
      Optional<Cover> cover,
      int chapters) {
    return new TaggedFiles(directory, parts, kind, id(), book, cover, chapters);
  }
}
