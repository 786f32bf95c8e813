package dev.lector.standalone.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that come at a steady pace, whether the brokers take them just now or not. */
final class Load implements AutoCloseable {
  private final Backend backend;
  private final AtomicInteger number = new AtomicInteger();
  private final Queue<Future<String>> asked = new ConcurrentLinkedQueue<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  Load(Backend backend, Duration interval) {
    this.backend = backend;
    var _ = pace.scheduleAtFixedRate(this::askNext, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void askNext() {
    int next = number.getAndIncrement();
    // One in twenty has been asked for before.
    int text = next % 20 == 19 ? next - 10 : next;
    asked.add(senders.submit(() -> backend.ask(List.of(text(text))).getFirst()));
  }

  private static String text(int number) {
    return "Request number " + number + " in a storm.";
  }

  /** How many have been asked for. */
  int count() {
    return number.get();
  }

  /** Asks for nothing more, and returns the ids of all once the brokers have them. */
  List<String> finish() throws Exception {
    pace.shutdownNow();
    List<String> ids = new ArrayList<>();
    for (Future<String> one : asked) {
      ids.add(one.get());
    }
    return ids;
  }

  @Override
  public void close() {
    pace.shutdownNow();
    senders.shutdownNow();
  }
}
