package dev.lector.books.bounds;

import java.util.concurrent.CancellationException;

/** Lets a book be given up: whoever reads it for others interrupts the thread that does. */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Ends the reading when its thread was interrupted.
   *
   * @throws CancellationException when it was
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The book was given up while it was read");
    }
  }
}
