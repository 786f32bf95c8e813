package dev.lector.http;

import io.helidon.common.buffers.BufferData;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection, as HTTP sees them. One thread reads at a time, and one writes; both
 * block, until the socket is closed.
 */
interface Transport {
  /** What has come, after waiting for it; null at the end. */
  byte @Nullable [] read();

  /** Writes the whole of it. */
  void write(BufferData bytes);

  /** Says to the client that nothing more comes, where the protocol has a word for that. */
  void end();

  /** Whether the client has presented a certificate that is trusted. */
  boolean clientIsKnown();
}
