package dev.lector.bridge.books;

import dev.lector.bridge.folders.TimedId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Ids of books, and of their narrations. */
final class BookIds {
  static final String BOOK = "book_";

  private static final int NARRATION_DIGITS = 16;
  private static final Pattern BOOK_ID = Pattern.compile(BOOK + TimedId.DIGITS);
  private static final Pattern NARRATION_ID = Pattern.compile("[0-9a-f]{" + NARRATION_DIGITS + "}");

  private BookIds() {}

  static String book(Instant now) {
    return TimedId.fresh(BOOK, now);
  }

  static boolean isBook(String id) {
    return BOOK_ID.matcher(id).matches();
  }

  static Instant madeBook(String id) {
    return TimedId.made(BOOK, id);
  }

  /** A narration of a book: any, or that of a key. */
  static String narration(String derived) {
    String digits = derived.replaceAll("[^0-9a-f]", "");
    return digits.substring(digits.length() - NARRATION_DIGITS);
  }

  static String narration() {
    byte[] random = new byte[NARRATION_DIGITS / 2];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  static boolean isNarration(String id) {
    return NARRATION_ID.matcher(id).matches();
  }

  /** The batch of a narration. */
  static String batch(String book, String narration) {
    return book + "-" + narration;
  }
}
