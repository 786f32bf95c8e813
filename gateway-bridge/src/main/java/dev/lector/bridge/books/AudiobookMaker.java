package dev.lector.bridge.books;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import dev.lector.audiobook.encoding.JoinedPassages;
import dev.lector.audiobook.encoding.PassageAudio;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.events.Job;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts audio together, in a temporary directory, and keeps it in the store. Equal passages give
 * equal bytes: of two bridges that do the same at once, each replaces the other's file by one like
 * it. Chapters that were encoded are kept, so that another bridge goes on, and that they are heard
 * one by one when the ledger has forgotten their passages.
 */
final class AudiobookMaker {
  private static final int LARGEST_COVER = 32 << 20;

  private final BookShelf books;
  private final NarrationShelf narrations;
  private final BatchDesk desk;
  private final AudioBodies audio;

  AudiobookMaker(BookShelf books, NarrationShelf narrations, BatchDesk desk, AudioBodies audio) {
    this.books = books;
    this.narrations = narrations;
    this.desk = desk;
    this.audio = audio;
  }

  /**
   * Makes the file of a whole book.
   *
   * @throws RefusedException when store or ledger do not answer, or the book is gone
   * @throws IOException when the audio cannot be put together
   */
  void book(String tenant, KeptNarration narration)
      throws IOException, RefusedException, InterruptedException {
    Path directory = Files.createTempDirectory("lector-audiobook-");
    try {
      KeptBook book = books.find(tenant, narration.book());
      List<NarrationShelf.Line> lines = narrations.passages(tenant, narration);
      List<EncodedChapter> encoded = new ArrayList<>();
      if (narration.format().joinsChapters()) {
        for (KeptNarration.Part part : narration.chapters()) {
          if (!narrations.isWanted(tenant, narration)) {
            return;
          }
          Path file = encoded(tenant, narration, part, lines, directory);
          encoded.add(new EncodedChapter(part.shown(), file));
        }
      } else {
        Path file = directory.resolve("book.encoded");
        narration.format().encode(joined(tenant, narration, 0, narration.passages(), lines), file);
        encoded.add(new EncodedChapter(book.title(), file));
      }
      Path file = directory.resolve("book." + narration.format().id());
      narration.format().book(encoded, metadata(book, narration), cover(tenant, book), file);
      books.makeRoom(tenant, Files.size(file), 0);
      if (narrations.isWanted(tenant, narration)) {
        narrations.folder(tenant).put(NarrationShelf.audio(narration), file);
      }
      if (!narrations.isWanted(tenant, narration)) {
        narrations.folder(tenant).remove(NarrationShelf.audio(narration));
      }
    } finally {
      remove(directory);
    }
  }

  /**
   * Makes the file of a chapter.
   *
   * @throws RefusedException when store or ledger do not answer, or the book is gone
   * @throws IOException when the audio cannot be put together
   */
  void chapter(String tenant, KeptNarration narration, KeptNarration.Part part)
      throws IOException, RefusedException, InterruptedException {
    Path directory = Files.createTempDirectory("lector-chapter-");
    try {
      KeptBook book = books.find(tenant, narration.book());
      List<NarrationShelf.Line> lines = narrations.passages(tenant, narration);
      Path encoded = encoded(tenant, narration, part, lines, directory);
      Path file = directory.resolve("chapter." + narration.format().chapterExtension());
      narration
          .format()
          .chapter(
              new EncodedChapter(part.shown(), encoded),
              narration.chapters().indexOf(part) + 1,
              narration.chapters().size(),
              metadata(book, narration),
              cover(tenant, book),
              file);
      books.makeRoom(tenant, Files.size(file), 0);
      narrations.folder(tenant).put(NarrationShelf.audio(narration, part), file);
      removeIfGone(tenant, narration, NarrationShelf.audio(narration, part));
    } finally {
      remove(directory);
    }
  }

  /** A chapter encoded: as it was kept, or now. */
  private Path encoded(
      String tenant,
      KeptNarration narration,
      KeptNarration.Part part,
      List<NarrationShelf.Line> lines,
      Path directory)
      throws IOException, RefusedException, InterruptedException {
    Folder folder = narrations.folder(tenant);
    String name = NarrationShelf.encoded(narration, part);
    Path file = directory.resolve("chapter-%05d.encoded".formatted(part.number()));
    Optional<Long> kept = folder.bytes(name);
    if (kept.isPresent()) {
      try (InputStream in = folder.open(name, kept.get())) {
        Files.copy(in, file);
      }
      return file;
    }
    narration.format().encode(joined(tenant, narration, part.first(), part.end(), lines), file);
    if (narration.format().joinsChapters()) {
      folder.put(name, file);
      removeIfGone(tenant, narration, name);
    }
    return file;
  }

  /** Passages as the store has them. */
  private JoinedPassages joined(
      String tenant, KeptNarration narration, int from, int to, List<NarrationShelf.Line> lines)
      throws RefusedException, InterruptedException, AudiobookException {
    List<PassageAudio> passages = new ArrayList<>();
    int next = from;
    while (next < to) {
      List<Job> page = desk.items(narration.batch(), tenant, next);
      for (Job job : page) {
        Integer item = job.getItem();
        if (next < to && item != null && item == next) {
          passages.add(passage(job, lines.get(next).pauseMs()));
          next++;
        }
      }
      if (page.isEmpty() || next - from == 0) {
        throw new AudiobookException(
            "The ledger does not tell the passages any more; narrate the book again");
      }
    }
    return new JoinedPassages(passages);
  }

  private PassageAudio passage(Job job, int pauseMs) throws AudiobookException {
    if (!(job.getOutcome() instanceof SpeechSynthesized spoken)) {
      throw new AudiobookException("Passage %s has no audio".formatted(job.getItemId()));
    }
    return new PassageAudio() {
      @Override
      public InputStream open() throws IOException {
        try {
          return audio.open(audio.find(spoken.getAudio().getUri()));
        } catch (UnreachableAudioException e) {
          throw new IOException("Passage " + job.getItemId() + ": " + e.getMessage(), e);
        }
      }

      @Override
      public int pauseMs() {
        return pauseMs;
      }
    };
  }

  private static BookMetadata metadata(KeptBook book, KeptNarration narration) {
    List<String> narrators = narration.voice().isEmpty() ? List.of() : List.of(narration.voice());
    return book.metadata(narrators);
  }

  private Optional<Cover> cover(String tenant, KeptBook book) throws RefusedException, IOException {
    Optional<Long> bytes = books.coverBytes(tenant, book);
    if (bytes.isEmpty() || bytes.get() > LARGEST_COVER) {
      return Optional.empty();
    }
    try (InputStream in = books.cover(tenant, book, bytes.get())) {
      return Cover.of(in.readAllBytes());
    }
  }

  /** A book that was removed meanwhile has taken its files with it, all but this one. */
  private void removeIfGone(String tenant, KeptNarration narration, String file)
      throws RefusedException {
    if (narrations.look(tenant, narration.book(), narration.id()).isEmpty()) {
      narrations.folder(tenant).remove(file);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
