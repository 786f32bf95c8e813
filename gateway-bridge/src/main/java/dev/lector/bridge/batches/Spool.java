package dev.lector.bridge.batches;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Lines of a body that is too long to be held, in a temporary file: written once, then read. */
final class Spool implements AutoCloseable {
  private final Path file;
  private final DataOutputStream out;
  private final List<InputStream> readers = new ArrayList<>();
  private int lines;

  /** A spool where the system keeps temporary files. */
  Spool() throws IOException {
    this(Files.createTempFile("lector-batch-", ".jsonl"));
  }

  /**
   * @param file where the lines are; removed at the end
   */
  Spool(Path file) throws IOException {
    this.file = file;
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  void add(byte[] line) throws IOException {
    out.writeInt(line.length);
    out.write(line);
    lines++;
  }

  int lines() {
    return lines;
  }

  /** The lines in order; the result closes its file with the last one, or with the spool. */
  Iterator<byte[]> read() throws IOException {
    out.flush();
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    readers.add(in);
    return new Iterator<>() {
      private int left = lines;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public byte[] next() {
        if (left == 0) {
          throw new NoSuchElementException();
        }
        try {
          byte[] line = in.readNBytes(in.readInt());
          left--;
          if (left == 0) {
            in.close();
          }
          return line;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
      // Whoever was reading may have given up on the way.
      for (InputStream reader : readers) {
        reader.close();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
