package dev.lector.bridge.batches;

import dev.lector.events.SpeechRequested;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Requests of a body that is too long to be held, in a temporary file: written once, in Avro, then
 * read.
 */
final class Spool implements AutoCloseable {
  private final Path file;
  private final OutputStream out;
  private final SpecificDatumWriter<SpeechRequested> writer =
      new SpecificDatumWriter<>(SpeechRequested.class);
  private final SpecificDatumReader<SpeechRequested> reader =
      new SpecificDatumReader<>(SpeechRequested.class);
  private final List<InputStream> readers = new ArrayList<>();
  private @Nullable BinaryEncoder encoder;
  private int items;

  /** A spool where the system keeps temporary files. */
  Spool() throws IOException {
    this(Files.createTempFile("lector-batch-", ".avro"));
  }

  /**
   * @param file where the requests are; removed at the end
   */
  Spool(Path file) throws IOException {
    this.file = file;
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  void add(SpeechRequested item) throws IOException {
    encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
    writer.write(item, encoder);
    items++;
  }

  int items() {
    return items;
  }

  /** The requests in order; the result closes its file with the last one, or with the spool. */
  Iterator<SpeechRequested> read() throws IOException {
    out.flush();
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    readers.add(in);
    BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(in, null);
    return new Iterator<>() {
      private int left = items;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public SpeechRequested next() {
        if (left == 0) {
          throw new NoSuchElementException();
        }
        try {
          SpeechRequested item = reader.read(null, decoder);
          left--;
          if (left == 0) {
            in.close();
          }
          return item;
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
