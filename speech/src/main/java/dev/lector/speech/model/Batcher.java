package dev.lector.speech.model;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * What runs a model. A fixed number of runs go on at once, each on a platform thread (a virtual one
 * inside native code would hold its carrier): on that of the utterance's own caller, if its turn
 * comes while that one waits, or on one of the batcher's. A run takes the next utterance of a
 * {@link TicketQueue} and what goes well with it of what waits just then. Nothing waits for
 * company.
 *
 * <p>A run that fails is repeated utterance by utterance, so that each gets the failure of its own.
 */
final class Batcher implements AutoCloseable {
  private final Runner runner;
  private final TicketQueue waiting;
  private final int slots;
  private int running;
  private long numbers;
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
    this.slots = count;
    this.runner = runner;
    waiting = new TicketQueue(limits, System::nanoTime);
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
      notify();
    }
    return ticket;
  }

  /**
   * Nobody wants it any more: it leaves the queue, or the run, when that is its own alone. The run
   * cannot end while it is aborted, and free what the abort works with.
   */
  synchronized void cancel(Ticket ticket) {
    waiting.remove(ticket);
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
   * Runs an utterance, and what goes well with it, on the calling thread, if it is next ({@link
   * TicketQueue#isNext}) and a run may begin; does nothing otherwise. To be called by whoever waits
   * for it next: a run that begins on another core, whose caches hold none of what was just made
   * for it, takes over a tenth longer when it is short. An interrupt has no effect before its end,
   * and is still set then.
   */
  void runHere(Ticket ticket) {
    Thread caller = Thread.currentThread();
    if (caller.isVirtual() || caller.isInterrupted()) {
      return;
    }
    List<Ticket> group;
    synchronized (this) {
      if (running == slots || !waiting.isNext(ticket)) {
        return;
      }
      group = waiting.take(ticket);
      running++;
    }
    runInSlot(group);
  }

  private void serve() {
    while (true) {
      List<Ticket> group;
      try {
        group = take();
      } catch (InterruptedException e) {
        // Nobody interrupts these threads; they end when the batcher is closed.
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
      // One of the batcher's own threads: there are as many as slots, so that one is idle.
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
    List<Ticket> group = waiting.take();
    running++;
    return group;
  }

  /** Waits until nothing runs; whoever still waits for a run, or comes later, gets a failure. */
  @Override
  public void close() {
    List<Ticket> left;
    synchronized (this) {
      closed = true;
      left = waiting.clear();
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
