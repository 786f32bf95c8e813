package dev.lector.bridge.openai.batch;

import dev.lector.bridge.folders.TimedId;
import java.time.Instant;
import java.util.regex.Pattern;

/** Ids of files and batches. */
final class Ids {
  static final String FILE = "file-";
  static final String BATCH = "batch_";

  private static final Pattern FILE_ID =
      Pattern.compile("file-" + TimedId.DIGITS + "(-output|-errors)?");
  private static final Pattern BATCH_ID = Pattern.compile("batch_" + TimedId.DIGITS);

  private Ids() {}

  static String fresh(String prefix, Instant now) {
    return TimedId.fresh(prefix, now);
  }

  static boolean isFile(String id) {
    return FILE_ID.matcher(id).matches();
  }

  static boolean isBatch(String id) {
    return BATCH_ID.matcher(id).matches();
  }

  /** When a batch was made. */
  static Instant made(String batchId) {
    return TimedId.made(BATCH, batchId);
  }

  /** When a file was made. */
  static Instant madeFile(String fileId) {
    return TimedId.made(FILE, fileId);
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
