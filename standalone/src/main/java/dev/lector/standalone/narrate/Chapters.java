package dev.lector.standalone.narrate;

import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes each chapter of a book as soon as all of its passages are there, several at a time. */
final class Chapters implements AutoCloseable {
  private final Book book;
  private final AudioCache cache;
  private final BookWriter writer;
  private final ExecutorService encoders;
  private final Map<Integer, Future<WrittenChapter>> begun = new TreeMap<>();

  Chapters(Book book, AudioCache cache, BookWriter writer) {
    this.book = book;
    this.cache = cache;
    this.writer = writer;
    this.encoders =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("chapter-", 1).daemon().factory());
  }

  /**
   * Begins with what can be written.
   *
   * @param audio what there is, by the passage's id
   * @throws NarrationException when a chapter that was begun before cannot be written
   */
  void write(Map<String, SpokenItem> audio)
      throws IOException, NarrationException, InterruptedException {
    write(audio, Set.of());
  }

  /**
   * Begins with what can be written.
   *
   * @param missing ids of the passages that there will be no audio of; their chapters do without
   */
  void write(Map<String, SpokenItem> audio, Set<String> missing)
      throws IOException, NarrationException, InterruptedException {
    for (Chapter whole : book.chapters()) {
      Chapter chapter = whole.without(missing);
      boolean ready =
          !chapter.passages().isEmpty()
              && chapter.passages().stream().allMatch(passage -> audio.containsKey(passage.id()));
      if (ready && !begun.containsKey(chapter.number())) {
        ChapterAudio all = new ChapterAudio(chapter, audio, cache);
        begun.put(chapter.number(), encoders.submit(() -> writer.write(all)));
      }
    }
    for (Future<WrittenChapter> chapter : begun.values()) {
      if (chapter.isDone()) {
        get(chapter);
      }
    }
  }

  /** Waits until all that was begun is written, and writes what takes all of it. */
  List<WrittenChapter> finish() throws IOException, NarrationException, InterruptedException {
    List<WrittenChapter> written = new ArrayList<>();
    for (Future<WrittenChapter> chapter : begun.values()) {
      written.add(get(chapter));
    }
    return writer.finish(written);
  }

  private static WrittenChapter get(Future<WrittenChapter> chapter)
      throws IOException, NarrationException, InterruptedException {
    try {
      return chapter.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case NarrationException narration -> throw narration;
        case Error error -> throw error;
        case RuntimeException runtime -> throw runtime;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Gives up what was begun: nobody waits for it any more. */
  void abandon() {
    encoders.shutdownNow();
  }

  /** Waits for what was begun and was not given up. */
  @Override
  public void close() {
    encoders.close();
  }
}
