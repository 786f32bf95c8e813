package dev.lector.books.passages;

import dev.lector.books.document.Words;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts paragraphs into passages of a few sentences: short enough that many workers share a chapter,
 * long enough that the voice keeps its flow. Nothing is lost and nothing said twice: the parts put
 * together are the paragraph, but for white space.
 */
final class Passages {
  /** A passage ends with the sentence that reaches this length, characters. */
  private static final int ENOUGH = 240;

  /** No passage is longer, characters; a sentence that is, is cut between words. */
  private static final int LONGEST = 600;

  /** Where a sentence only seems to end: behind titles and initials. */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          ".*(?<![\\p{L}\\p{N}])(?:Mr|Mrs|Ms|Messrs|Mme|Mlle|Dr|Prof|St|Rev|Hon|Sir|Capt|Col|Gen|Lt|Sgt|Maj|No|vs|\\p{Lu})\\.\\s*",
          Pattern.DOTALL);

  private Passages() {}

  /** Whether there is anything to say: lines of stars and dashes are for the eye. */
  static boolean canBeSaid(String text) {
    return Words.anyIn(text);
  }

  /** Cuts a paragraph; what cannot be said at all is left out. */
  static List<String> cut(String paragraph) {
    String text = paragraph.strip().replaceAll("\\s+", " ");
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      String sentence = text.substring(start, end);
      start = end;
      if (part.length() + sentence.length() > LONGEST) {
        finish(part, parts);
      }
      part.append(sentence);
      if (part.length() >= ENOUGH && !ABBREVIATION.matcher(sentence).matches()) {
        finish(part, parts);
      }
    }
    finish(part, parts);
    if (parts.size() > 1 && !canBeSaid(parts.getFirst())) {
      String first = parts.removeFirst();
      parts.set(0, first + " " + parts.getFirst());
    }
    return parts.size() == 1 && !canBeSaid(parts.getFirst()) ? List.of() : parts;
  }

  private static void finish(StringBuilder part, List<String> parts) {
    String text = part.toString().strip();
    part.setLength(0);
    while (text.length() > LONGEST) {
      int space = text.lastIndexOf(' ', LONGEST);
      int at = space <= 0 ? surrogateSafe(text) : space;
      add(text.substring(0, at).strip(), parts);
      text = text.substring(at).strip();
    }
    add(text, parts);
  }

  /** Signs that are a sentence to a rule of sentences go with the one before. */
  private static void add(String text, List<String> parts) {
    if (text.isEmpty()) {
      return;
    }
    if (canBeSaid(text) || parts.isEmpty()) {
      parts.add(text);
    } else {
      parts.add(parts.removeLast() + " " + text);
    }
  }

  private static int surrogateSafe(String text) {
    return Character.isLowSurrogate(text.charAt(LONGEST)) ? LONGEST - 1 : LONGEST;
  }
}
