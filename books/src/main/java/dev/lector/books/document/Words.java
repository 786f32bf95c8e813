package dev.lector.books.document;

import java.util.regex.Pattern;

/** Tells text that can be said from signs. */
public final class Words {
  /** Tags that a book shows: no voice says them. */
  private static final Pattern TAG = Pattern.compile("<[/!?]?[A-Za-z][^<>]{0,1000}+>");

  private Words() {}

  /** Whether there is anything to say in a text: a letter or a digit outside of tags. */
  public static boolean anyIn(String text) {
    return hasLetters(text)
        && (text.indexOf('<') < 0 || hasLetters(TAG.matcher(text).replaceAll("")));
  }

  /** Whether there is a letter or a digit at all. */
  public static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
