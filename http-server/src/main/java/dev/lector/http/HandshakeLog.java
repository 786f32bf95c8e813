package dev.lector.http;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of handshakes that fail, in one line a minute: whoever can connect can make them fail. */
final class HandshakeLog {
  private static final Logger LOG = LoggerFactory.getLogger(HandshakeLog.class);
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong next = new AtomicLong();
  private final AtomicLong untold = new AtomicLong();

  void failed(SocketAddress client, HandshakeFailedException failure) {
    long now = Ticks.now();
    long due = next.get();
    if (now >= due && next.compareAndSet(due, now + PAUSE)) {
      LOG.info(
          "TLS with {} was not agreed upon: {} ({} more since the last such line)",
          client,
          failure.getMessage(),
          untold.getAndSet(0));
    } else {
      untold.incrementAndGet();
    }
  }
}
