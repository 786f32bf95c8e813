package dev.lector.bridge.batches;

import dev.lector.bridge.http.BodyTooLargeException;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.SpeechRequests;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Webhook;
import dev.lector.outcomes.Outcomes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch that came in whole and sound: lines, each an item. It is checked while it comes and kept
 * in a file as the requests it becomes, so that a batch of any length takes little memory and a bad
 * line at its end leaves nothing published.
 */
public final class Submission implements AutoCloseable {
  private final Spool spool;
  private final String fingerprint;
  private final long characters;
  private final Wishes wishes;
  private @Nullable Webhook webhook;

  private Submission(Spool spool, Checked checked) {
    this.spool = spool;
    this.fingerprint = checked.fingerprint;
    this.characters = checked.characters;
    this.wishes = checked.wishes;
  }

  private record Checked(String fingerprint, long characters, Wishes wishes) {}

  /**
   * Reads a body.
   *
   * @throws RefusedException 413 or 400 when it cannot be a batch, and what the lines' reader
   *     throws
   */
  static Submission read(InputStream body, ItemLines reader, BatchLimits limits)
      throws RefusedException, IOException {
    return read(body, reader, limits, new Spool());
  }

  /** The same by way of a spool, which is closed with the submission or when there is none. */
  static Submission read(InputStream body, ItemLines reader, BatchLimits limits, Spool spool)
      throws RefusedException, IOException {
    try {
      return new Submission(spool, check(body, reader, limits, spool));
    } catch (BodyTooLargeException e) {
      spool.close();
      throw new RefusedException(413, String.valueOf(e.getMessage()));
    } catch (RefusedException | IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private static Checked check(InputStream body, ItemLines reader, BatchLimits limits, Spool spool)
      throws RefusedException, IOException {
    LineReader lines = new LineReader(body, limits.line());
    Wishes wishes = new Wishes();
    MessageDigest digest = ShortDigest.sha256();
    int number = 0;
    int items = 0;
    long characters = 0;
    byte[] line;
    while ((line = lines.next()) != null) {
      number++;
      if (lines.wasTooLong()) {
        reader.tooLong(number, limits.line());
      } else if (!isBlank(line)) {
        Optional<SpeechRequested> item = reader.item(number, line);
        if (item.isPresent()) {
          SpeechRequested sound = item.get();
          characters += Outcomes.characters(sound);
          wishes.add(number, sound.getModelId(), sound.getVoice());
          spool.add(sound);
        }
        items++;
        digest.update(line);
        digest.update((byte) '\n');
      }
      if (items > limits.items()) {
        throw new RefusedException(
            413,
            "The batch has more than %d items, the limit; send it in parts."
                .formatted(limits.items()));
      }
    }
    reader.end(items);
    return new Checked(HexFormat.of().formatHex(digest.digest()), characters, wishes);
  }

  /** How many items are sound. */
  public int items() {
    return spool.items();
  }

  /** Length of all texts, Unicode code points. */
  long characters() {
    return characters;
  }

  /** The models and voices that its items name. */
  Wishes wishes() {
    return wishes;
  }

  /** Has somebody told of the batch. */
  void tell(Webhook told) {
    webhook = told;
  }

  /** Digest of all lines: two batches share it only when they ask for the same. */
  String fingerprint() {
    return fingerprint;
  }

  /** The items as requests, to be gone through once. */
  Iterable<SpeechRequested> requests(String batchId, String tenant, Instant now) {
    return () -> {
      Iterator<SpeechRequested> items;
      try {
        items = spool.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Iterator<>() {
        private int number;

        @Override
        public boolean hasNext() {
          return items.hasNext();
        }

        @Override
        public SpeechRequested next() {
          SpeechRequested item =
              SpeechRequests.inBatch(
                  items.next(), batchId, number++, items(), fingerprint, tenant, now);
          // One item that says it is enough.
          return webhook == null || number > 1
              ? item
              : SpeechRequested.newBuilder(item).setBatchWebhook(webhook).build();
        }
      };
    };
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
