package dev.lector.bridge.waiting;

import dev.lector.bridge.load.Places;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every response that waits now, by the request it waits for; several may wait for the same one.
 * Safe for use by many threads.
 */
public final class WaitingRequests {
  private final Places places;
  private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

  /**
   * @param places of responses that may wait at once
   */
  public WaitingRequests(Places places) {
    this.places = places;
  }

  /**
   * Takes a place and starts to listen; what is told about the request from now on reaches the
   * waiter.
   *
   * @param tenant whose place it takes
   * @throws TooManyWaitingException when all places are taken, or all of the tenant's
   */
  public Waiter enter(String requestId, String tenant) throws TooManyWaitingException {
    Places.Verdict verdict = places.take(tenant);
    if (verdict != Places.Verdict.FREE) {
      throw new TooManyWaitingException(verdict);
    }
    Flight flight = flights.compute(requestId, (_, known) -> Flight.joined(known));
    return new Waiter(flight.ending.copy(), () -> leave(requestId, tenant, flight));
  }

  /** Why a tenant would get no place now; empty when it would get one. */
  public Optional<TooManyWaitingException> full(String tenant) {
    Places.Verdict verdict = places.look(tenant);
    return verdict == Places.Verdict.FREE
        ? Optional.empty()
        : Optional.of(new TooManyWaitingException(verdict));
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
    return places.taken();
  }

  /**
   * Waits until nobody waits, then ends whatever wait is left with {@link Ending.Stopped}.
   *
   * @param grace how long to wait for it
   */
  public void drain(Duration grace) throws InterruptedException {
    places.awaitNoneTaken(grace);
    for (String requestId : List.copyOf(flights.keySet())) {
      end(requestId, new Ending.Stopped());
    }
  }

  private void leave(String requestId, String tenant, Flight flight) {
    flights.computeIfPresent(
        requestId, (_, known) -> known == flight && --known.waiters == 0 ? null : known);
    places.release(tenant);
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
