package dev.lector.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of settings that may change while a service runs. Its content is read again every {@code
 * period}, rather than watched by the system, because a volume of a Kubernetes Secret changes where
 * a symbolic link points. A file that cannot be read or parsed leaves what was read before in
 * force, and is logged once.
 *
 * @param <T> what is read from it
 */
public final class WatchedFile<T> implements AutoCloseable {
  /** How often a service looks. */
  public static final Duration PERIOD = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  /** Bytes; 100,000 lines fit. */
  private static final int LONGEST = 16 << 20;

  private final String key;
  private final Path path;
  private final Function<String, T> parser;
  private final Consumer<T> news;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private byte[] content = {};
  private String problem = "";

  private WatchedFile(String key, Path path, Function<String, T> parser, Consumer<T> news) {
    this.key = key;
    this.path = path;
    this.parser = parser;
    this.news = news;
  }

  /**
   * Reads a file, and looks for changes until it is closed.
   *
   * @param key the setting that names the file, for messages
   * @param parser throws {@code IllegalArgumentException} when the text is wrong
   * @param news is given what was read: before this method returns, and after each change
   * @throws IllegalArgumentException when the file cannot be read or parsed at the start
   */
  public static <T> WatchedFile<T> open(
      String key, Path path, Function<String, T> parser, Consumer<T> news, Duration period) {
    WatchedFile<T> file = new WatchedFile<>(key, path, parser, news);
    byte[] first = file.read();
    news.accept(file.parse(first));
    file.content = first;
    Thread.ofVirtual().name("watch " + key).start(() -> file.watch(period));
    return file;
  }

  private void watch(Duration period) {
    try {
      while (!stopped.await(period.toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      byte[] now = read();
      if (Arrays.equals(now, content)) {
        if (!problem.isEmpty()) {
          LOG.info("{} (lector.{}) is again as it was last read", path, key);
        }
      } else {
        news.accept(parse(now));
        content = now;
        LOG.info("{} (lector.{}) has changed and is in force", path, key);
      }
      problem = "";
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(problem)) {
        LOG.error("{}; what was read before stays in force", message);
        problem = message;
      }
    } catch (RuntimeException e) { // nobody would look any more
      LOG.error("{} (lector.{}) could not be put in force", path, key, e);
    }
  }

  private T parse(byte[] bytes) {
    try {
      return parser.apply(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw wrong("is not UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw wrong("is wrong: " + e.getMessage(), e);
    }
  }

  private byte[] read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IllegalArgumentException(
            "%s (lector.%s) is longer than %d bytes".formatted(path, key, LONGEST));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw wrong("is not there", e);
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage(), e);
    }
  }

  private IllegalArgumentException wrong(String what, Exception cause) {
    return new IllegalArgumentException("%s (lector.%s) %s".formatted(path, key, what), cause);
  }

  /** Looks no more. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
