package dev.lector.bridge.http;

/** Hears of every request that has been answered. */
@FunctionalInterface
public interface RequestObserver {
  /** Status told when the client left before there was an answer. */
  int CLIENT_GONE = 499;

  /**
   * One request is over.
   *
   * @param route the route's pattern, or {@code none} for a path that has no route
   * @param method the HTTP method, or {@code other} for one that HTTP does not know
   * @param status status that was sent, or {@link #CLIENT_GONE}
   * @param nanos from the request's headers to the last byte of the answer, ns
   */
  void answered(String route, String method, int status, long nanos);
}
