package dev.lector.bridge.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A request that waits at the {@link FairGate}, or is being published. */
final class PendingRequest implements Turn {
  private final String id;
  private final String tenant;
  private final long work;
  private final Supplier<CompletionStage<Void>> publish;
  private final Consumer<String> notPublished;
  private final Predicate<PendingRequest> leave;
  private final CompletableFuture<Void> published = new CompletableFuture<>();

  /**
   * @param publish puts it on the queue
   * @param notPublished is told its id when that fails
   * @param leave has it leave its line; false when it is not there
   */
  PendingRequest(
      String id,
      String tenant,
      long work,
      Supplier<CompletionStage<Void>> publish,
      Consumer<String> notPublished,
      Predicate<PendingRequest> leave) {
    this.id = id;
    this.tenant = tenant;
    this.work = work;
    this.publish = publish;
    this.notPublished = notPublished;
    this.leave = leave;
  }

  String id() {
    return id;
  }

  String tenant() {
    return tenant;
  }

  /** How much it is, about that of so many characters. */
  long work() {
    return work;
  }

  /** Puts it on the queue, where it is counted already. */
  void handOn() {
    CompletionStage<Void> sent;
    try {
      sent = publish.get();
    } catch (RuntimeException e) { // nobody else would hear of it
      sent = CompletableFuture.failedFuture(e);
    }
    var _ =
        sent.whenComplete(
            (_, failure) -> {
              if (failure == null) {
                published.complete(null);
              } else {
                notPublished.accept(id);
                published.completeExceptionally(failure);
              }
            });
  }

  /** It will never be published. */
  void fail(String why) {
    published.completeExceptionally(new IllegalStateException(why));
  }

  @Override
  public CompletionStage<Void> published() {
    return published;
  }

  @Override
  public boolean withdraw() {
    if (!leave.test(this)) {
      return false;
    }
    fail("Whoever sent it left before its turn; send it again.");
    return true;
  }
}
