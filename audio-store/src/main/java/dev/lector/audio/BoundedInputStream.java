package dev.lector.audio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a stream. Closing it closes the stream. */
final class BoundedInputStream extends FilterInputStream {
  private long rest;

  /**
   * @param length how many bytes there are at most
   */
  BoundedInputStream(InputStream in, long length) {
    super(in);
    this.rest = length;
  }

  @Override
  public int read() throws IOException {
    if (rest == 0) {
      return -1;
    }
    int read = super.read();
    if (read >= 0) {
      rest--;
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (rest == 0 && length > 0) {
      return -1;
    }
    int read = super.read(buffer, offset, (int) Math.min(length, rest));
    if (read > 0) {
      rest -= read;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(count, rest));
    rest -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(super.available(), rest);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
