package dev.lector.speech.batch;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/**
 * What runs an engine. A fixed number of runs go on at once, each on a platform thread (a virtual
 * one inside native code would hold its carrier): on that of the input's own caller, if its turn
 * comes while that one waits, or on one of the batcher's. A run takes the next input of a {@link
 * TicketQueue} and what goes well with it of what waits just then. Nothing waits for company.
 *
 * <p>A run that fails is repeated input by input, so that each gets the failure of its own.
 *
 * @param <I> what the engine takes
 * @param <O> what it makes of it
 */
public final class Batcher<I, O> implements AutoCloseable {
  private final Grouping<I> grouping;
  private final Runner<I, O> runner;
  private final TicketQueue<I, O> waiting;
  private final int slots;
  private int running;
  private long numbers;
  private boolean closed;

  /**
   * An engine, as the batcher calls it.
   *
   * @param <I> what it takes
   * @param <O> what it makes of it
   */
  @FunctionalInterface
  public interface Runner<I, O> {
    /**
     * Runs inputs of equal keys together.
     *
     * @return what became of each, in the same order
     */
    List<O> run(Run<I> run) throws Exception;
  }

  /**
   * Starts the threads.
   *
   * @param name for the threads
   * @param count runs at once
   * @param limits with a number of tokens that is decided
   */
  public Batcher(
      String name, int count, BatchLimits limits, Grouping<I> grouping, Runner<I, O> runner) {
    this.slots = count;
    this.grouping = grouping;
    this.runner = runner;
    waiting = new TicketQueue<>(limits, System::nanoTime);
    for (int i = 0; i < count; i++) {
      Thread.ofPlatform().daemon().name("model-" + name + "-" + i).start(this::serve);
    }
  }

  /**
   * Puts an input into the queue.
   *
   * @param rank which passage of its text it is, from 0: passages of equal rank take turns
   */
  public Pending<O> submit(I input, Priority priority, int rank) {
    Ticket<I, O> ticket = enqueue(input, priority, rank);
    return new Pending<>() {
      @Override
      public O await() throws ExecutionException, InterruptedException {
        try {
          runHere(ticket);
          O result = ticket.result.get();
          // Inside an engine nobody hears an interrupt, and a result that is there asks for none.
          if (Thread.interrupted()) {
            throw new InterruptedException("The worker leaves");
          }
          return result;
        } catch (InterruptedException e) {
          Batcher.this.cancel(ticket);
          throw e;
        }
      }

      @Override
      public void cancel() {
        Batcher.this.cancel(ticket);
      }
    };
  }

  /** {@link #submit} for whoever waits in another way. */
  synchronized Ticket<I, O> enqueue(I input, Priority priority, int rank) {
    Ticket<I, O> ticket =
        new Ticket<>(input, grouping.cost(input), grouping.key(input), priority, rank, numbers++);
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
  synchronized void cancel(Ticket<I, O> ticket) {
    waiting.remove(ticket);
    ticket.result.completeExceptionally(new CancellationException());
    if (ticket.abort != null) {
      ticket.abort.run();
    }
  }

  /** Ends a ticket's run by this, from now until its end; for a run of one. */
  synchronized void abortWith(Ticket<I, ?> ticket, Runnable abort) {
    ticket.abort = abort;
    if (ticket.result.isDone()) {
      abort.run();
    }
  }

  /** Its run is over. */
  synchronized void finished(Ticket<I, ?> ticket) {
    ticket.abort = null;
  }

  /**
   * Runs an input, and what goes well with it, on the calling thread, if it is next ({@link
   * TicketQueue#isNext}) and a run may begin; does nothing otherwise. To be called by whoever waits
   * for it next: a run that begins on another core, whose caches hold none of what was just made
   * for it, takes over a tenth longer when it is short. An interrupt has no effect before its end,
   * and is still set then.
   */
  void runHere(Ticket<I, O> ticket) {
    Thread caller = Thread.currentThread();
    if (caller.isVirtual() || caller.isInterrupted()) {
      return;
    }
    List<Ticket<I, O>> group;
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
      List<Ticket<I, O>> group;
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

  private void runInSlot(List<Ticket<I, O>> group) {
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
  private void run(List<Ticket<I, O>> group) {
    try {
      List<O> results = runner.run(new Run<>(this, group));
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result.complete(results.get(i));
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
  private synchronized List<Ticket<I, O>> take() throws InterruptedException {
    while (waiting.isEmpty() || running == slots) {
      if (closed) {
        return List.of();
      }
      wait();
    }
    List<Ticket<I, O>> group = waiting.take();
    running++;
    return group;
  }

  /** Waits until nothing runs; whoever still waits for a run, or comes later, gets a failure. */
  @Override
  public void close() {
    List<Ticket<I, O>> left;
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
