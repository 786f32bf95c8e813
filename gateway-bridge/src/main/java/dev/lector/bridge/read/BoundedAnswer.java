package dev.lector.bridge.read;

import dev.lector.http.ByteBudget;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept while it comes, within its own limit and what all answers may hold. To be
 * closed when the answer has been passed on, or nobody waits for it any more.
 */
final class BoundedAnswer implements BodySubscriber<byte[]>, AutoCloseable {
  private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
  private final ByteBudget.Lease lease;
  private final long limit;
  private @Nullable Subscription subscription;
  private long length;
  private boolean over;

  /**
   * @param lease of what all answers may hold
   * @param limit of this one, bytes
   */
  BoundedAnswer(ByteBudget.Lease lease, long limit) {
    this.lease = lease;
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return kept.getBody();
  }

  @Override
  public synchronized void onSubscribe(Subscription begun) {
    subscription = begun;
    kept.onSubscribe(begun);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> pieces) {
    if (over) {
      return;
    }
    long more = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    length += more;
    if (length <= limit && lease.tryTake(more)) {
      kept.onNext(pieces);
    } else {
      end(new IOException("its answer is too long, or too many come at once"));
    }
  }

  @Override
  public synchronized void onError(Throwable failure) {
    if (!over) {
      kept.onError(failure);
    }
  }

  @Override
  public synchronized void onComplete() {
    if (!over) {
      kept.onComplete();
    }
  }

  private void end(IOException reason) {
    over = true;
    if (subscription != null) {
      subscription.cancel();
    }
    kept.onError(reason);
  }

  @Override
  public synchronized void close() {
    over = true;
    lease.close();
  }
}
