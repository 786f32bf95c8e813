package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Passage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has every passage of a book spoken and fetched: what failed for the moment, or was not judged in
 * an earlier run, is asked for again, and what a recogniser doubts is said again.
 */
final class BookSpeech {
  private static final long LOOK_MS = 1_000;
  private static final int ATTEMPTS = 3;

  private final Book book;
  private final BatchClient client;
  private final AudioCache cache;
  private final Listening listening;
  private final Missing missing;

  BookSpeech(
      Book book, BatchClient client, AudioCache cache, Listening listening, Missing missing) {
    this.book = book;
    this.client = client;
    this.cache = cache;
    this.listening = listening;
    this.missing = missing;
  }

  /**
   * Speaks all of it.
   *
   * @param chapters are written as soon as all of their passages are there
   * @param audio gets the take of each passage that is kept, by the passage's id
   */
  void speak(Narration how, Chapters chapters, Map<String, SpokenItem> audio, ProgressLine progress)
      throws NarrationException, IOException, InterruptedException {
    List<Passage> wanted = book.passages();
    while (true) {
      Map<String, SpokenItem> failed =
          take(wanted, how, progress, audio, () -> chapters.write(audio));
      // An earlier take is better than none.
      for (String passage : failed.keySet()) {
        listening.best(passage).ifPresent(item -> audio.put(passage, item));
      }
      chapters.write(audio, missing.passages().keySet());
      if (!listening.anyAgain()) {
        return;
      }
      wanted = wanted.stream().filter(passage -> listening.isAgain(passage.id())).toList();
      listening.next();
    }
  }

  /**
   * Has passages said once.
   *
   * @return those that cannot be said, of which there is another take
   */
  private Map<String, SpokenItem> take(
      List<Passage> passages,
      Narration how,
      ProgressLine progress,
      Map<String, SpokenItem> audio,
      AfterLook then)
      throws NarrationException, IOException, InterruptedException {
    List<Passage> wanted = passages;
    Take take = listening.take();
    // By the voice that is asked for: another one in its place is another batch.
    String spoken = book.digest(how.how()) + take.key();
    int tries = 0;
    for (int attempt = 1; ; attempt++) {
      String key = "%s-%d-%08x".formatted(spoken, attempt, ids(wanted).hashCode());
      BatchClient.Submitted batch = client.submit(wanted, how, take, key);
      // An earlier run's failures may have had reasons that are gone.
      tries += batch.finished() ? 0 : 1;
      BatchPoller poller = new BatchPoller(batch, client, cache, listening, audio);
      follow(batch.id(), poller, progress, then);
      Map<String, SpokenItem> failed = poller.failed();
      if (failed.isEmpty()) {
        return failed;
      }
      boolean hopeless = failed.values().stream().anyMatch(item -> !item.retryable());
      if (!batch.finished() && (hopeless || tries == ATTEMPTS)) {
        Map<String, SpokenItem> lost = new LinkedHashMap<>(failed);
        lost.keySet().removeIf(id -> listening.best(id).isPresent());
        if (!lost.isEmpty()) {
          missing.add(book, lost, tries == ATTEMPTS);
        }
        if (lost.isEmpty() || tries == ATTEMPTS) {
          failed.keySet().removeAll(lost.keySet());
          return failed;
        }
      }
      wanted =
          wanted.stream()
              .filter(p -> failed.containsKey(p.id()) && !missing.passages().containsKey(p.id()))
              .toList();
      if (wanted.isEmpty()) {
        return Map.of();
      }
    }
  }

  private interface AfterLook {
    void run() throws NarrationException, IOException, InterruptedException;
  }

  private void follow(String id, BatchPoller poller, ProgressLine progress, AfterLook then)
      throws NarrationException, IOException, InterruptedException {
    try {
      while (true) {
        JsonNode batch = client.batch(id);
        progress.show(batch);
        poller.look();
        listening.notice().ifPresent(progress::tell);
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
}
