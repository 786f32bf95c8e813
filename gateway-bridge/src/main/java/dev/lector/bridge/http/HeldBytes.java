package dev.lector.bridge.http;

import dev.lector.http.ByteBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a request and its answer hold of the server's budget of bytes. For one thread. */
final class HeldBytes implements AutoCloseable {
  /** How long a body waits for others to be done. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ByteBudget budget;
  private ByteBudget.@Nullable Lease lease;

  HeldBytes(ByteBudget budget) {
    this.budget = budget;
  }

  /** Says who is charged from now on. */
  void owner(String tenant) {
    lease = budget.lease(tenant);
  }

  /**
   * Takes some more, when others have given it back.
   *
   * @throws RefusedException 503 when they do not; nothing is held then
   */
  void take(int bytes) throws RefusedException, InterruptedException {
    if (!lease().take(bytes, PATIENCE)) {
      close();
      throw new RefusedException(full());
    }
  }

  /** Takes some more; false when too much is held already. */
  boolean tryTake(long bytes) {
    return lease().tryTake(bytes);
  }

  /** Gives everything back. */
  @Override
  public void close() {
    lease().close();
  }

  /** The answer to those for whom there is no room. */
  static Reply full() {
    return Reply.unavailable(
        "The bridge holds as many bytes of requests as it can; send this one again later.", 1);
  }

  private ByteBudget.Lease lease() {
    ByteBudget.Lease current = lease;
    if (current == null) {
      current = budget.lease("");
      lease = current;
    }
    return current;
  }
}
