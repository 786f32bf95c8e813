package dev.lector.tts.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/**
 * The queue in front of a model. A fixed number of runs go on at once, each on a platform thread (a
 * virtual one inside native code would hold its carrier): on that of the utterance's own caller, if
 * its turn comes while that one waits, or on one of the queue's. A run takes the first utterance
 * and what goes well with it of what waits just then: of the same urgency or a higher one, the same
 * scales and nearly the same length, as padding costs what speech costs. Nothing waits for company.
 *
 * <p>A run that fails is repeated utterance by utterance, so that each gets the failure of its own.
 */
final class Batcher implements AutoCloseable {
  /** Longest an utterance may be made by padding. */
  private static final double WASTE = 1.25;

  /** For how long others may keep an utterance from running that was there before them. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BatchLimits limits;
  private final Runner runner;
  private final long patience;
  private final TreeSet<Ticket> waiting = new TreeSet<>(Ticket.ORDER);

  /** The same tickets, those of each urgency in the order they came in. */
  private final Map<Urgency, SequencedSet<Ticket>> arrivals = new EnumMap<>(Urgency.class);

  private final int slots;
  private int running;
  private long numbers;
  private long batchServedAt = System.nanoTime();
  private boolean outOfOrder;
  private boolean closed;

  /** Runs a model. */
  @FunctionalInterface
  interface Runner {
    /**
     * Runs utterances of equal scales together.
     *
     * @return samples of each, in the same order
     */
    List<float[]> run(List<Ticket> group) throws Exception;
  }

  /**
   * @param name for the threads
   * @param count runs at once
   * @param limits with a number of tokens that is decided
   */
  Batcher(String name, int count, BatchLimits limits, Runner runner) {
    this(name, count, limits, runner, PATIENCE);
  }

  /** The same with a patience of its own. */
  Batcher(String name, int count, BatchLimits limits, Runner runner, Duration patience) {
    this.slots = count;
    this.limits = limits;
    this.runner = runner;
    this.patience = patience.toNanos();
    for (Urgency urgency : Urgency.values()) {
      arrivals.put(urgency, new LinkedHashSet<>());
    }
    for (int i = 0; i < count; i++) {
      Thread.ofPlatform().daemon().name("model-" + name + "-" + i).start(this::serve);
    }
  }

  /**
   * Puts an utterance into the queue.
   *
   * @param rank which passage of its text it is, from 0
   */
  synchronized Ticket submit(long[] ids, float[] scales, long speaker, Urgency urgency, int rank) {
    Ticket ticket = new Ticket(ids, scales, speaker, urgency, rank, numbers++);
    if (closed) {
      ticket.result.completeExceptionally(new IllegalStateException("it is closed"));
    } else {
      waiting.add(ticket);
      arrived(ticket.urgency).add(ticket);
      notify();
    }
    return ticket;
  }

  /**
   * Nobody wants it any more: it leaves the queue, or the run, when that is its own alone. The run
   * cannot end while it is aborted, and free what the abort works with.
   */
  synchronized void cancel(Ticket ticket) {
    if (waiting.remove(ticket)) {
      arrived(ticket.urgency).remove(ticket);
    }
    ticket.result.completeExceptionally(new CancellationException());
    if (ticket.abort != null) {
      ticket.abort.run();
    }
  }

  /** Ends a ticket's run by this, from now until its end; for a run of one. */
  synchronized void abortWith(Ticket ticket, Runnable abort) {
    ticket.abort = abort;
    if (ticket.result.isDone()) {
      abort.run();
    }
  }

  /** Its run is over. */
  synchronized void finished(Ticket ticket) {
    ticket.abort = null;
  }

  /**
   * Runs an utterance, and what goes well with it, on the calling thread, if it is first in the
   * queue and a run may begin; does nothing otherwise. To be called by whoever waits for it next: a
   * run that begins on another core, whose caches hold none of what was just made for it, takes
   * over a tenth longer when it is short. An interrupt has no effect before its end, and is still
   * set then.
   */
  void runHere(Ticket ticket) {
    Thread caller = Thread.currentThread();
    if (caller.isVirtual() || caller.isInterrupted()) {
      return;
    }
    List<Ticket> group;
    synchronized (this) {
      if (running == slots
          || waiting.isEmpty()
          || waiting.first() != ticket
          || someHaveWaitedTooLong()) {
        return;
      }
      group = begin(ticket);
    }
    runInSlot(group);
  }

  private boolean someHaveWaitedTooLong() {
    long now = System.nanoTime();
    return arrivals.values().stream()
        .anyMatch(some -> !some.isEmpty() && now - some.getFirst().since >= patience);
  }

  private void serve() {
    while (true) {
      List<Ticket> group;
      try {
        group = take();
      } catch (InterruptedException e) {
        // Nobody interrupts these threads; they end when the queue is closed.
        continue;
      }
      if (group.isEmpty()) {
        return;
      }
      runInSlot(group);
    }
  }

  private void runInSlot(List<Ticket> group) {
    try {
      run(group);
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    running--;
    if (closed) {
      notifyAll();
    } else if (!waiting.isEmpty()) {
      // One of this queue's own threads: there are as many as slots, so that one is idle.
      notify();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whoever waits must hear of it, whatever it is
  private void run(List<Ticket> group) {
    try {
      List<float[]> samples = runner.run(group);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result.complete(samples.get(i));
      }
    } catch (Exception | Error e) {
      if (group.size() == 1) {
        group.getFirst().result.completeExceptionally(e);
      } else {
        group.forEach(ticket -> run(List.of(ticket)));
      }
    }
  }

  /** The next run; empty when there will be none. */
  private synchronized List<Ticket> take() throws InterruptedException {
    while (waiting.isEmpty() || running == slots) {
      if (closed) {
        return List.of();
      }
      wait();
    }
    return begin(first());
  }

  /** Takes a slot for a run of this utterance and of what goes well with it. */
  private List<Ticket> begin(Ticket first) {
    List<Ticket> group = new ArrayList<>(limits.size());
    waiting.remove(first);
    arrived(first.urgency).remove(first);
    if (first.urgency == Urgency.BATCH) {
      batchServedAt = System.nanoTime();
    }
    group.add(first);
    int longest = first.ids.length;
    Iterator<Ticket> others = waiting.iterator();
    while (others.hasNext() && group.size() < limits.size()) {
      Ticket other = others.next();
      int longer = Math.max(longest, other.ids.length);
      boolean fits =
          other.urgency.compareTo(first.urgency) <= 0
              && Arrays.equals(other.scales, first.scales)
              && longer <= WASTE * Math.min(first.ids.length, other.ids.length)
              && (long) longer * (group.size() + 1) <= limits.tokens();
      if (fits) {
        others.remove();
        arrived(other.urgency).remove(other);
        group.add(other);
        longest = longer;
      }
    }
    running++;
    return group;
  }

  /**
   * The first in order, unless another has waited for too long. Of the same urgency that one goes
   * first at every second run at most: while all wait for long, the order still counts for half.
   */
  private Ticket first() {
    Ticket first = waiting.first();
    long now = System.nanoTime();
    if (first.urgency != Urgency.BATCH && now - batchServedAt >= patience) {
      SequencedSet<Ticket> books = arrived(Urgency.BATCH);
      if (!books.isEmpty() && now - books.getFirst().since >= patience) {
        return books.getFirst();
      }
    }
    Ticket oldest = arrived(first.urgency).getFirst();
    outOfOrder = !outOfOrder && oldest != first && now - oldest.since >= patience;
    return outOfOrder ? oldest : first;
  }

  private SequencedSet<Ticket> arrived(Urgency urgency) {
    return Objects.requireNonNull(arrivals.get(urgency));
  }

  /** Waits until nothing runs; whoever still waits for a run, or comes later, gets a failure. */
  @Override
  public void close() {
    List<Ticket> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
      arrivals.values().forEach(SequencedSet::clear);
      notifyAll();
    }
    left.forEach(
        ticket -> ticket.result.completeExceptionally(new IllegalStateException("it is closed")));
    boolean interrupted = false;
    while (true) {
      try {
        awaitRuns();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitRuns() throws InterruptedException {
    while (running > 0) {
      wait();
    }
  }
}
