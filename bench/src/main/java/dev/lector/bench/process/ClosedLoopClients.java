package dev.lector.bench.process;

import dev.lector.bench.machinery.HttpConnections;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Clients that each ask for the next text as soon as they have the last one's audio. No two texts
 * are alike, so every one is synthesised.
 */
final class ClosedLoopClients implements AutoCloseable {
  private final HttpConnections http;
  private final Set<String> answered;
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * Starts them.
   *
   * @param answered gets the key of each audio
   */
  ClosedLoopClients(HttpConnections http, int count, Set<String> answered) {
    this.http = http;
    this.answered = answered;
    for (int i = 0; i < count; i++) {
      clients.execute(this::speak);
    }
  }

  /**
   * Asks for one text and waits for its audio.
   *
   * @throws IOException when there is none, or the same as for another text
   */
  static void ask(HttpConnections http, String text, Set<String> answered) throws IOException {
    HttpConnections.Answer answer = http.post("/text-to-speech", "{\"text\":\"" + text + "\"}");
    if (answer.status() != 200 || !answered.add(Accounts.keyIn(answer.body()))) {
      throw new IOException("'" + text + "' was answered with " + answer);
    }
  }

  private void speak() {
    try {
      while (!closed) {
        ask(http, "Number " + next.getAndIncrement() + ".", answered);
        done.incrementAndGet();
      }
    } catch (IOException | RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** How many requests have ended well. */
  int done() {
    return done.get();
  }

  /**
   * Waits until this many have ended well.
   *
   * @throws IOException when one did not
   */
  void awaitDone(int count) throws IOException, InterruptedException {
    while (done.get() < count) {
      check();
      Thread.sleep(5);
    }
  }

  private void check() throws IOException {
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IOException("A request failed", thrown);
    }
  }

  /** Ends them, once each has its last answer. */
  @Override
  public void close() throws IOException {
    closed = true;
    clients.close();
    check();
  }
}
