package dev.lector.speech.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the matches of a pattern can begin, as it says itself: one that begins with {@code (?=\d)},
 * {@code (?=[-+\d])} or {@code (?=[A-Z]\.)} is tried at these characters only, and at the first of
 * a row if it goes on with {@code (?<![\w} or {@code \b}. Trying a pattern at every character costs
 * most where it cannot match.
 */
final class Starts {
  private static final String DIGIT = "\\d";
  private static final String SPACE = "\\s";
  private static final String CAPITAL = "A-Z";
  private static final String SMALL = "a-z";

  private static final String ONE = "\\\\d|\\\\[^\\w]|\\[(?:\\\\[ds]|[^\\[\\]\\\\^&])+\\]";
  private static final Pattern LOOKAHEAD =
      Pattern.compile(
          "\\(\\?=(?<first>"
              + ONE
              + ")(?:\\{(?<times>[1-9])[^}]*\\}|(?<second>"
              + ONE
              + ")(?![?*{]))?(?![?*{])[^()|]*\\)(?<rest>.*)");

  private final BitSet characters;
  private final @Nullable BitSet second;
  private final boolean firstOfRow;
  private final Contents contents;

  private Starts(BitSet characters, @Nullable BitSet second, boolean firstOfRow) {
    this.characters = characters;
    this.second = second;
    this.firstOfRow = firstOfRow;
    StringBuilder all = new StringBuilder();
    characters.stream().forEach(c -> all.append((char) c));
    this.contents = Contents.of(all.toString());
  }

  /** Those of a pattern; null when it does not say so. */
  static @Nullable Starts of(String regex) {
    Matcher said = LOOKAHEAD.matcher(regex);
    BitSet first = said.matches() ? characters(said.group("first")) : null;
    if (first == null) {
      return null;
    }
    String times = said.group("times");
    String next = said.group("second");
    BitSet second =
        next != null ? characters(next) : times == null || times.equals("1") ? null : first;
    String rest = said.group("rest");
    boolean firstOfRow =
        rest.startsWith("(?<![\\w")
            || rest.startsWith("(?<!\\w)")
            || rest.startsWith("(?<![A-Za-z0-9")
            || (rest.startsWith("\\b") && first.stream().allMatch(c -> isWord((char) c)));
    return new Starts(first, second, firstOfRow);
  }

  // What one element of a pattern stands for; null when it is too hard to tell.
  private static @Nullable BitSet characters(String element) {
    boolean list = element.startsWith("[");
    String members = list ? element.substring(1, element.length() - 1) : element;
    BitSet characters = new BitSet();
    if (!list && !element.equals(DIGIT)) {
      characters.set(element.charAt(1));
      return characters;
    }
    add(members, DIGIT, "0123456789", characters);
    add(members, SPACE, " \t\n\u000B\f\r", characters);
    if (members.contains(CAPITAL)) {
      characters.set('A', 'Z' + 1);
    }
    if (members.contains(SMALL)) {
      characters.set('a', 'z' + 1);
    }
    String others =
        members.replace(DIGIT, "").replace(SPACE, "").replace(CAPITAL, "").replace(SMALL, "");
    if (others.indexOf('-', 1) > 0) {
      return null;
    }
    others.chars().forEach(characters::set);
    return characters;
  }

  private static void add(String members, String name, String meant, BitSet characters) {
    if (members.contains(name)) {
      meant.chars().forEach(characters::set);
    }
  }

  /** Whether a match may begin somewhere in a text that is made of this. */
  boolean areIn(Contents text) {
    return text.shareCharacter(contents);
  }

  /** The next place from one on at which a match can begin; -1 when there is none. */
  int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.get(text.charAt(i))
          && !(firstOfRow && i > 0 && isWord(text.charAt(i - 1)))
          && (second == null || (i + 1 < text.length() && second.get(text.charAt(i + 1))))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return Letters.isLetter(c) || Letters.isDigit(c);
  }
}
