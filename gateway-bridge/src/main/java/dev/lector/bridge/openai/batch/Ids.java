package dev.lector.bridge.openai.batch;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Ids of files and batches: 32 hexadecimal digits behind a prefix, the first 11 of them the time in
 * milliseconds, so that their order is that in which they were made.
 */
final class Ids {
  static final String FILE = "file-";
  static final String BATCH = "batch_";

  private static final int TIME_DIGITS = 11;
  private static final Pattern FILE_ID = Pattern.compile("file-[0-9a-f]{32}(-output|-errors)?");
  private static final Pattern BATCH_ID = Pattern.compile("batch_[0-9a-f]{32}");

  private Ids() {}

  static String fresh(String prefix, Instant now) {
    byte[] random = new byte[11];
    ThreadLocalRandom.current().nextBytes(random);
    return prefix
        + HexFormat.of().toHexDigits(now.toEpochMilli(), TIME_DIGITS)
        + HexFormat.of().formatHex(random).substring(1);
  }

  static boolean isFile(String id) {
    return FILE_ID.matcher(id).matches();
  }

  static boolean isBatch(String id) {
    return BATCH_ID.matcher(id).matches();
  }

  /** When a batch was made. */
  static Instant made(String batchId) {
    return made(batchId, BATCH);
  }

  /** When a file was made. */
  static Instant madeFile(String fileId) {
    return made(fileId, FILE);
  }

  private static Instant made(String id, String prefix) {
    return Instant.ofEpochMilli(
        HexFormat.fromHexDigitsToLong(id, prefix.length(), prefix.length() + TIME_DIGITS));
  }

  /** The file of a batch's lines that have audio. */
  static String output(String batchId) {
    return FILE + batchId.substring(BATCH.length()) + "-output";
  }

  /** The file of a batch's lines that have none. */
  static String errors(String batchId) {
    return FILE + batchId.substring(BATCH.length()) + "-errors";
  }
}
