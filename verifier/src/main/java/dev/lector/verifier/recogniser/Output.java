package dev.lector.verifier.recogniser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a process prints: read as it comes, since a process whose pipe is full stands still, and
 * kept up to a limit.
 */
final class Output implements AutoCloseable {
  /** For the rest, once the process has ended. */
  private static final Duration REST = Duration.ofSeconds(5);

  private final InputStream in;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;

  private Output(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
    this.reader = Thread.ofPlatform().daemon().name("recogniser-output").unstarted(this::read);
  }

  static Output of(InputStream in, int limit) {
    Output output = new Output(in, limit);
    output.reader.start();
    return output;
  }

  private void read() {
    byte[] buffer = new byte[8_192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        synchronized (kept) {
          kept.write(buffer, 0, Math.min(read, limit - kept.size()));
        }
      }
    } catch (IOException e) {
      // It was killed; what came before counts.
    }
  }

  /** What was printed, after the process has ended. */
  String text() {
    try {
      // Somebody it has started may hold the pipe for longer.
      boolean _ = reader.join(REST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (kept) {
      return kept.toString(UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // Nothing more is read.
    }
  }
}
