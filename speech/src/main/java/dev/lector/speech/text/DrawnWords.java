package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that hyphens draw out: sounds that are held ("No-o-o", "Ye-es", "Br-r-r"), and syllables
 * said one by one ("won-der-ful"). They are said as the plain word. To be applied behind stammers,
 * which begin with a consonant alone.
 */
final class DrawnWords {
  /** Held with one hyphen, and without a letter alone, too. */
  private static final Set<String> ANSWERS =
      Set.of("yes", "well", "no", "oh", "ah", "so", "hello", "now", "why", "please", "very", "eh");

  /** Held sounds that are no words of a dictionary. */
  private static final Map<String, String> SOUNDS =
      Map.of(
          "br", "brr", "gr", "grr", "hm", "hmm", "sh", "shh", "ah", "ah", "oh", "oh", "mm", "mm",
          "to", "too", "ooh", "ooh", "whoa", "whoa");

  private static final Pattern SYLLABLE = Pattern.compile("[a-z]*[aeiouy][a-z]*");

  private static final Pattern LONG_VOWEL = Pattern.compile(".*(?:ee|oo)[a-z]?");

  private static final int SHORTEST = 5;

  private static final int SHORT = 4;

  private final Lexicon lexicon;

  DrawnWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Za-z])(?<![\\w.'/@-])([A-Za-z]{1,8}(?:-[A-Za-z]{1,8}){1,9}+)(?![\\w@/-]|'\\w|\\.\\w)",
                m -> said(m))
            .shaped("a-a", "A-a", "A-A"));
  }

  private @Nullable String said(MatchResult m) {
    String written = m.group(1);
    List<String> parts = List.of(written.toLowerCase(Locale.ROOT).split("-", -1));
    String word = held(parts);
    if (word == null) {
      word = joined(written, parts);
    }
    if (word == null) {
      return null;
    }
    if (written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    return Letters.isUpper(written.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }

  // No-o-o, lo-o-ong, good-bye-e-e; but not A-A-A, B-b-but and co-op
  private @Nullable String held(List<String> parts) {
    boolean begins = parts.getFirst().length() > 1 || "aeiou".contains(parts.getFirst());
    if (!begins || parts.stream().allMatch(part -> part.length() == 1)) {
      return null;
    }
    StringBuilder once = new StringBuilder(parts.getFirst());
    StringBuilder twice = new StringBuilder(parts.getFirst());
    boolean held = false;
    boolean whole = true;
    for (String part : parts.subList(1, parts.size())) {
      char last = once.charAt(once.length() - 1);
      int from = 0;
      while (from < part.length() && part.charAt(from) == last) {
        from++;
      }
      boolean again = from > 0;
      held |= again && part.length() == 1;
      whole &= again;
      once.append(part, from, part.length());
      boolean doubled = twice.length() > 1 && twice.charAt(twice.length() - 2) == last;
      twice.append(part, again && !doubled ? from - 1 : from, part.length());
    }
    String one = once.toString();
    String two = twice.toString();
    if (!(held && parts.size() > 2) && !whole) {
      return null;
    }
    String found = SOUNDS.getOrDefault(one, known(one, two));
    boolean drawn = held && (parts.size() > 2 || parts.getFirst().length() > 1);
    return !found.isEmpty() && (drawn || ANSWERS.contains(found)) ? found : null;
  }

  // sweet and cool rather than swet and col, but long and no
  private String known(String one, String two) {
    boolean single =
        lexicon.contains(one) && (one.length() < SHORT || !LONG_VOWEL.matcher(two).matches());
    return single ? one : lexicon.contains(two) ? two : lexicon.contains(one) ? one : "";
  }

  // won-der-ful, cheer-i-ly; but not up-to-date, s-t-o-p and X-Y-Z
  private @Nullable String joined(String written, List<String> parts) {
    String word = String.join("", parts);
    boolean small =
        written.substring(1).equals(written.substring(1).toLowerCase(Locale.ROOT))
            || written.equals(written.toUpperCase(Locale.ROOT));
    boolean syllables =
        parts.size() > 2
            && parts.stream().allMatch(part -> SYLLABLE.matcher(part).matches())
            && parts.stream().anyMatch(part -> part.length() > 2);
    return small && syllables && word.length() >= SHORTEST && isWord(word) ? word : null;
  }

  private boolean isWord(String word) {
    String stem = word.endsWith("ly") ? word.substring(0, word.length() - 2) : word;
    return lexicon.contains(word)
        || lexicon.contains(stem)
        || (stem.endsWith("i") && lexicon.contains(stem.substring(0, stem.length() - 1) + "y"));
  }
}
