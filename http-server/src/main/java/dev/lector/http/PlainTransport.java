package dev.lector.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import org.jspecify.annotations.Nullable;

/** The socket's own bytes. */
record PlainTransport(DataReader reader, DataWriter writer) implements Transport {
  @Override
  public byte @Nullable [] read() {
    try {
      return reader.readBuffer().readBytes();
    } catch (DataReader.InsufficientDataAvailableException e) {
      return null; // the end of the stream, as DataReader wants to hear it
    }
  }

  @Override
  public void write(BufferData bytes) {
    writer.writeNow(bytes);
  }

  @Override
  public void end() {
    // The end of the socket is the end.
  }

  @Override
  public boolean clientIsKnown() {
    return false;
  }
}
