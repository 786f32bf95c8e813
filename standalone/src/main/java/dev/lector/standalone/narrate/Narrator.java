package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Narrates a book: one batch, each passage's audio fetched when it is there, a file per chapter.
 * Interrupted at any time and run again it goes on where it was: the batch is the same by its key,
 * what was fetched is kept, and a finished narration is left as it is.
 */
public final class Narrator {
  private static final long LOOK_MS = 1_000;
  private static final int ATTEMPTS = 3;
  private static final int TOLD = 10;

  private final Book book;
  private final Path directory;
  private final Narration wish;
  private final BookOutput output;
  private final BookWriter writer;
  private final String digest;
  private final Manifest manifest;

  private Narrator(Book book, Path directory, Narration wish, BookOutput output)
      throws NarrationException {
    this.book = book;
    this.directory = directory;
    this.wish = wish;
    this.output = output;
    this.writer = output.writer(book, wish, directory, parts(directory));
    this.digest = book.digest(wish.how());
    this.manifest = new Manifest(directory);
  }

  private static Path parts(Path directory) {
    return directory.resolve(".parts");
  }

  /**
   * Reads a book, and makes sure that its files can be written.
   *
   * @param file the book
   * @param directory where the files go; made when it is missing
   * @param wish how it is to be spoken
   * @param output what it is to become
   */
  public static Narrator open(Path file, Path directory, Narration wish, BookOutput output)
      throws NarrationException {
    Book book = BookFile.read(file);
    try {
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw new NarrationException(directory + " is a file; --output names a directory");
      }
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw new AccessDeniedException(directory.toString());
      }
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
    return new Narrator(book, directory, wish, output);
  }

  /** Whether an earlier run has done all of it. */
  public boolean isComplete() {
    return manifest.isComplete(digest, output.id());
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
      AudioCache cache = new AudioCache(parts(directory), client);
      manifest.delete();
      List<WrittenChapter> written;
      try (Chapters chapters = new Chapters(book, cache, writer)) {
        speak(client, cache, chapters, new ProgressLine(System.err, terminal));
        written = chapters.finish();
      }
      manifest.write(book, digest, output.id(), written);
      cache.delete();
      return summary(written);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Has every passage spoken and fetched; what failed for the moment is asked for again. */
  private void speak(BatchClient client, AudioCache cache, Chapters chapters, ProgressLine progress)
      throws NarrationException, IOException, InterruptedException {
    Map<String, SpokenItem> audio = new HashMap<>();
    List<Passage> wanted = book.passages();
    int tries = 0;
    for (int attempt = 1; ; attempt++) {
      String key = "%s-%d-%08x".formatted(digest, attempt, ids(wanted).hashCode());
      BatchClient.Submitted batch = client.submit(wanted, wish, key);
      // An earlier run's failures may have had reasons that are gone.
      tries += batch.finished() ? 0 : 1;
      BatchPoller poller = new BatchPoller(batch.id(), client, cache, audio);
      follow(batch.id(), poller, client, progress, () -> chapters.write(audio));
      Map<String, SpokenItem> failed = poller.failed();
      if (failed.isEmpty()) {
        return;
      }
      boolean hopeless = failed.values().stream().anyMatch(item -> !item.retryable());
      if (!batch.finished() && (hopeless || tries == ATTEMPTS)) {
        throw new NarrationException(report(failed));
      }
      wanted = wanted.stream().filter(passage -> failed.containsKey(passage.id())).toList();
    }
  }

  private interface AfterLook {
    void run() throws NarrationException, IOException, InterruptedException;
  }

  private static void follow(
      String id, BatchPoller poller, BatchClient client, ProgressLine progress, AfterLook then)
      throws NarrationException, IOException, InterruptedException {
    try {
      while (true) {
        JsonNode batch = client.batch(id);
        progress.show(batch);
        poller.look();
        then.run();
        boolean over = batch.path("state").asText().equals(BatchClient.FINISHED);
        if (over && poller.settled() >= batch.path("items").asInt()) {
          return;
        }
        Thread.sleep(LOOK_MS);
      }
    } finally {
      progress.clear();
    }
  }

  private static List<String> ids(List<Passage> passages) {
    return passages.stream().map(Passage::id).toList();
  }

  private String report(Map<String, SpokenItem> failed) {
    StringBuilder report =
        new StringBuilder()
            .append(failed.size())
            .append(failed.size() == 1 ? " passage" : " passages")
            .append(" could not be spoken, so their chapters are missing:");
    book.passages().stream()
        .filter(passage -> failed.containsKey(passage.id()))
        .limit(TOLD)
        .forEach(passage -> tell(passage, failed, report));
    if (failed.size() > TOLD) {
      report.append("\n  and ").append(failed.size() - TOLD).append(" more");
    }
    return report.toString();
  }

  private static void tell(Passage passage, Map<String, SpokenItem> failed, StringBuilder report) {
    String text = passage.text();
    String begin =
        text.codePointCount(0, text.length()) > 60
            ? text.substring(0, text.offsetByCodePoints(0, 60)) + "…"
            : text;
    SpokenItem item = failed.get(passage.id());
    report
        .append("\n  ")
        .append(passage.id())
        .append(" \"")
        .append(begin)
        .append("\": ")
        .append(item == null ? "" : item.error());
  }

  private static NarrationException unwritable(Path directory, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          case FileSystemException f -> f.getClass().getSimpleName() + " " + f.getFile();
          default -> String.valueOf(e.getMessage());
        };
    return new NarrationException(directory + " cannot be written: " + reason, e);
  }

  private String summary(List<WrittenChapter> written) {
    double seconds = written.stream().mapToDouble(WrittenChapter::seconds).sum();
    return "%s: %d %s, %d:%02d:%02d of speech"
        .formatted(
            directory,
            written.size(),
            written.size() == 1 ? "chapter" : "chapters",
            (long) seconds / 3_600,
            (long) seconds / 60 % 60,
            (long) seconds % 60);
  }
}
