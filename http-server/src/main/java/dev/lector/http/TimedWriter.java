package dev.lector.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes to a client that has to take what is written in time. */
record TimedWriter(DataWriter socket, Connection connection) implements DataWriter {
  /** Long buffers are written in parts, so that the part which the client took counts for it. */
  private static final int PART = 16 << 10;

  @Override
  public void write(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    writeNow(buffer);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    byte[] part = new byte[0];
    while (buffer.available() > PART) {
      part = part.length == 0 ? new byte[PART] : part;
      writePart(BufferData.create(part, 0, buffer.read(part)));
    }
    writePart(buffer);
  }

  private void writePart(BufferData buffer) {
    connection.write(buffer);
  }

  @Override
  public void flush() {
    socket.flush();
  }

  @Override
  public void close() {
    socket.close();
  }
}
