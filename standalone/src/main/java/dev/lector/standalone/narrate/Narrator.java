package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.books.BookReader;
import dev.lector.books.document.BookException;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.speakers.VoiceMap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Narrates a book: one batch, each passage's audio fetched when it is there, a file per chapter.
 * Interrupted at any time and run again it goes on where it was: the batch is the same by its key,
 * what was fetched is kept, and a finished narration is left as it is.
 */
public final class Narrator implements AutoCloseable {
  private static final double PREVIEW_SECONDS = 30;

  private final Path source;
  private final Book book;
  private final Path directory;
  private final OutputDirectory place;
  private final Narration wish;
  private final BookOutput output;
  private final VoiceMap voices;
  private final BookWriter writer;
  private final String digest;
  private final Manifest manifest;
  private boolean verified;
  private boolean mayMiss;

  private Narrator(
      Path source, Book book, Path directory, Narration wish, BookOutput output, VoiceMap voices)
      throws NarrationException {
    this.source = source;
    this.book = book;
    this.voices = voices;
    this.directory = directory;
    this.place = new OutputDirectory(directory);
    this.wish = wish;
    this.output = output;
    this.writer = output.writer(source, book, wish, directory, place.parts());
    this.digest = book.digest(wish.how());
    this.manifest = new Manifest(directory, Edition.of(book, source, output.format()));
  }

  /**
   * Reads a book.
   *
   * @param file the book, a directory of its chapters, or {@code -} for standard input
   * @param choice which of its chapters
   * @param directory where the files go
   * @param wish how it is to be spoken
   * @param output what it is to become
   */
  public static Narrator open(
      Path file, ChapterChoice choice, Path directory, Narration wish, BookOutput output)
      throws NarrationException {
    return open(file, choice, directory, wish, output, VoiceMap.NONE);
  }

  /**
   * Reads a book.
   *
   * @param voices of those who speak in it
   */
  public static Narrator open(
      Path file,
      ChapterChoice choice,
      Path directory,
      Narration wish,
      BookOutput output,
      VoiceMap voices)
      throws NarrationException {
    try {
      dev.lector.books.document.Book read =
          file.toString().equals("-") ? BookReader.read(System.in) : BookReader.read(file);
      Book spoken = Book.of(read, choice, wish.pauses(), voices);
      if (spoken.chapters().isEmpty()) {
        throw new NarrationException(
            "None of the chapters that were chosen is in %s; see its chapters with --dry-run"
                .formatted(file));
      }
      return new Narrator(file, spoken, directory, wish, output, voices);
    } catch (BookException e) {
      throw new NarrationException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Makes sure that the files can be written, are not among those of another book, do not replace
   * the source, and are written by nobody else until this is closed.
   *
   * @param force whether another book's files may be replaced
   */
  public void prepare(boolean force) throws NarrationException {
    place.prepare(source, book, output.format(), force);
  }

  /**
   * Narrates the beginning of each chapter instead, into a directory of its own: its files are
   * never among those of the whole.
   */
  public Narrator preview() throws NarrationException {
    double speed = wish.speed() == null ? 1 : wish.speed();
    return new Narrator(
        source,
        book.beginnings(PREVIEW_SECONDS, speed),
        directory.resolve("preview"),
        wish,
        output,
        voices);
  }

  /**
   * Reads a map of voices.
   *
   * @param file null for none
   * @param sayNames whether the names of speakers who have voices are said, too
   */
  public static VoiceMap voices(@Nullable Path file, boolean sayNames) throws NarrationException {
    try {
      return file == null ? VoiceMap.NONE : VoiceMap.read(file, sayNames);
    } catch (BookException e) {
      throw new NarrationException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Makes a book without the passages that cannot be spoken, and names them. */
  public void allowMissing() {
    mayMiss = true;
  }

  /** Takes away what a run left that was killed when all was written. */
  public void tidy() throws NarrationException {
    place.tidy();
  }

  /** What would be narrated, for people. */
  public String dryRun() {
    return new DryRun(book, wish.speed() == null ? 1 : wish.speed()).report();
  }

  /** What people should know before it begins. */
  public List<String> notices() {
    return BookNotices.of(book);
  }

  /** Whether an earlier run has done all of it. */
  public boolean isComplete() {
    return manifest.isComplete(digest, output.id(), verified, mayMiss);
  }

  /** What is there when all is done, for people. */
  public String there() {
    int never = verified ? manifest.runsInVain(digest).size() : 0;
    return directory
        + " has all of it already"
        + (never == 0
            ? ""
            : ", %d %s unverified (see manifest.json)"
                .formatted(never, never == 1 ? "passage of it" : "passages of it"));
  }

  /** Has a recogniser of the server's listen to each passage, and says again what it doubts. */
  public void verify() {
    verified = true;
  }

  /**
   * Narrates.
   *
   * @param server address of Lector
   * @param token bearer token; null for none
   * @param terminal whether standard error is a terminal
   * @return what was made, for people
   */
  public String narrate(URI server, @Nullable String token, boolean terminal)
      throws NarrationException, InterruptedException {
    try (BatchClient client = new BatchClient(server, token)) {
      Narration how = fitted(client);
      AudioCache cache = new AudioCache(place.parts(), client, output.wantsTimes());
      Listening listening = new Listening(verified);
      listening.after(manifest.runsInVain(digest));
      ReplacedFiles replaced = new ReplacedFiles(directory, place.parts(), source);
      replaced.remember(manifest.files());
      manifest.delete();
      List<WrittenChapter> written;
      Map<String, SpokenItem> audio = new HashMap<>();
      Missing missing = new Missing(mayMiss, output.without());
      try (Chapters chapters = new Chapters(book, cache, writer)) {
        try {
          new BookSpeech(book, client, cache, listening, missing)
              .speak(how, chapters, audio, new ProgressLine(System.err, terminal));
        } catch (InterruptedException e) {
          chapters.abandon();
          throw e;
        }
        written = chapters.finish();
      }
      List<String> beside = new ArrayList<>();
      if (output.subtitles().isPresent()) {
        SubtitleFiles subtitles = new SubtitleFiles(output.subtitles().get(), directory, cache);
        beside.addAll(subtitles.write(written, audio));
      }
      if (output.format().isAudio()) {
        BookMetadata metadata = BookOutput.metadata(book, how);
        beside.addAll(new Companions(directory, book, output, metadata, digest).write(written));
      }
      List<String> names = new ArrayList<>(beside);
      written.forEach(chapter -> names.add(chapter.file()));
      replaced.delete(names);
      manifest.write(book, digest, output.id(), written, listening, missing.passages(), beside);
      cache.delete();
      return summary(written, listening) + missing.report(book);
    } catch (IOException e) {
      throw place.unwritable(e);
    }
  }

  /** The wish, by a voice that speaks the book's language. */
  private Narration fitted(BatchClient client) throws NarrationException, InterruptedException {
    String language = book.metadata().language();
    Narration fitted =
        wish.language() != null || language.isBlank()
            ? wish
            : new VoiceMatch(wish, client.voices()).in(language);
    if (!voices.isEmpty()) {
      new VoiceMatch(fitted, client.voices()).require(voices.voices());
    }
    return fitted;
  }

  /** Lets others narrate here. */
  @Override
  public void close() throws NarrationException {
    place.close();
  }

  private String summary(List<WrittenChapter> written, Listening listening) {
    double seconds = written.stream().mapToDouble(WrittenChapter::seconds).sum();
    String doubts = listening.summary();
    return "%s: %d %s, %d:%02d:%02d of speech%s"
        .formatted(
            directory,
            written.size(),
            written.size() == 1 ? "chapter" : "chapters",
            (long) seconds / 3_600,
            (long) seconds / 60 % 60,
            (long) seconds % 60,
            doubts.isEmpty() ? "" : "; " + doubts + " (see manifest.json)");
  }
}
