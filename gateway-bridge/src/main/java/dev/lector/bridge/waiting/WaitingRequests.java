package dev.lector.bridge.waiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Every response that waits now, by the request it waits for; several may wait for the same one.
 * Safe for use by many threads.
 */
public final class WaitingRequests {
  private final int limit;
  private final Semaphore places;
  private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

  /**
   * @param limit how many responses may wait at once
   */
  public WaitingRequests(int limit) {
    this.limit = limit;
    this.places = new Semaphore(limit);
  }

  /**
   * Takes a place and starts to listen; what is told about the request from now on reaches the
   * waiter.
   *
   * @throws TooManyWaitingException when all places are taken
   */
  public Waiter enter(String requestId) throws TooManyWaitingException {
    if (!places.tryAcquire()) {
      throw new TooManyWaitingException(limit);
    }
    Flight flight = flights.compute(requestId, (_, known) -> Flight.joined(known));
    return new Waiter(flight.ending.copy(), () -> leave(requestId, flight));
  }

  /**
   * Tells all who wait for a request how it ended.
   *
   * @return whether anybody waited
   */
  public boolean end(String requestId, Ending ending) {
    Flight flight = flights.remove(requestId);
    return flight != null && flight.ending.complete(ending);
  }

  /** How many responses wait now. */
  public int size() {
    return limit - places.availablePermits();
  }

  /**
   * Waits until nobody waits, then ends whatever wait is left with {@link Ending.Stopped}.
   *
   * @param grace how long to wait for it
   */
  public void drain(Duration grace) throws InterruptedException {
    if (places.tryAcquire(limit, grace.toNanos(), TimeUnit.NANOSECONDS)) {
      places.release(limit);
    }
    for (String requestId : List.copyOf(flights.keySet())) {
      end(requestId, new Ending.Stopped());
    }
  }

  private void leave(String requestId, Flight flight) {
    flights.computeIfPresent(
        requestId, (_, known) -> known == flight && --known.waiters == 0 ? null : known);
    places.release();
  }

  /** Everybody who waits for one request. */
  private static final class Flight {
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /** Changed under the map's lock of its key only. */
    private int waiters;

    private static Flight joined(@Nullable Flight known) {
      Flight flight = known == null ? new Flight() : known;
      flight.waiters++;
      return flight;
    }
  }
}
