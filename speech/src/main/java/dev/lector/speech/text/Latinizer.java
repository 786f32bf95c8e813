package dev.lector.speech.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes letters of other alphabets in plain ASCII, so that an English voice says something close:
 * "naïve", "Łódź", "Москва". Refuses texts mostly in scripts that leave nothing to say when
 * romanised, because they do not write vowels (Hebrew, Arabic) or have no romanisation in CLDR.
 */
final class Latinizer {
  /** Scripts whose romanisation by CLDR has vowels in it. */
  private static final Set<Integer> ROMANISABLE =
      Set.of(
          UScript.LATIN,
          UScript.GREEK,
          UScript.CYRILLIC,
          UScript.ARMENIAN,
          UScript.GEORGIAN,
          UScript.HANGUL,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.KATAKANA_OR_HIRAGANA,
          UScript.HAN,
          UScript.BOPOMOFO,
          UScript.DEVANAGARI,
          UScript.BENGALI,
          UScript.GUJARATI,
          UScript.GURMUKHI,
          UScript.KANNADA,
          UScript.MALAYALAM,
          UScript.ORIYA,
          UScript.TAMIL,
          UScript.TELUGU,
          UScript.ETHIOPIC,
          UScript.COMMON,
          UScript.INHERITED);

  /** Romanising costs the square of the length, so endless words are taken in pieces. */
  private static final int LONGEST_WORD = 40;

  private static final Pattern GREEK_LETTER =
      Pattern.compile("GREEK (?:SMALL|CAPITAL) LETTER ([A-Z]+)");

  /** A millionth of a unit; without a number, too, it must not become a thousandth. */
  private static final Pattern MICRO = Pattern.compile("μ" + MicroUnits.BASE);

  private final Map<String, String> respellings = new HashMap<>();
  private final Transliterator transliterator =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; [:^ASCII:] Remove");

  Latinizer(Tables tables) {
    for (List<String> row : tables.rows("respellings.tsv", 2)) {
      respellings.put(row.get(0), row.get(1));
    }
  }

  /**
   * Returns the text with every word in ASCII letters; signs and punctuation are left as they are.
   *
   * @param checkpoint passed between the words
   * @throws InvalidTextException when most letters cannot be romanised
   */
  AlignedText latinize(AlignedText cleaned, Checkpoint checkpoint) throws InvalidTextException {
    String text = cleaned.text();
    if (isAscii(text)) {
      return cleaned;
    }
    refuseUnspeakable(text);
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      int end = endOfWord(text, i);
      if (end == i) {
        int c = text.codePointAt(i);
        i += Character.charCount(c);
        if (!Character.isLetterOrDigit(c) || c < 0x80) {
          out.append(cleaned, i - Character.charCount(c), i);
        }
      } else {
        String word = word(text, i, end);
        if (text.startsWith(word, i) && word.length() == end - i) {
          out.append(cleaned, i, end);
        } else {
          out.standingFor(cleaned.source(i, end)).append(word);
        }
        i = end;
        checkpoint.pass();
      }
    }
    return out.build();
  }

  private String word(String text, int start, int end) {
    String word = text.substring(start, end);
    if (isAscii(word)) {
      return word;
    }
    if (isUnit(word, text, start)) {
      return word;
    }
    if (word.codePointCount(0, word.length()) == 1) {
      Matcher greek = GREEK_LETTER.matcher(UCharacter.getName(word.codePointAt(0)));
      if (greek.matches()) {
        String name = greek.group(1).toLowerCase(Locale.ROOT);
        return name.equals("lamda") ? "lambda" : name; // as Unicode has it, and as people do
      }
    }
    String respelled = respellings.get(word.toLowerCase(Locale.ROOT));
    return respelled == null
        ? transliterator.transliterate(
            word.replace("Æ", "Ae").replace("Œ", "Oe").replace("Þ", "Th"))
        : respelled;
  }

  // 5 μm, in μg/mL, 10 kΩ: Greek letters that the units know
  private static boolean isUnit(String word, String text, int start) {
    if (MICRO.matcher(word).matches()) {
      return true;
    }
    String ascii =
        word.startsWith("μ")
            ? word.substring(1)
            : word.endsWith("Ω") ? word.substring(0, word.length() - 1) : word;
    boolean afterNumber =
        start > 0
            && (text.charAt(start - 1) == '/'
                || Letters.isDigit(
                    text.charAt(start - (start > 1 && text.charAt(start - 1) == ' ' ? 2 : 1))));
    return afterNumber && ascii.length() < word.length() && ascii.length() <= 3 && isAscii(ascii);
  }

  private static void refuseUnspeakable(String text) throws InvalidTextException {
    int speakable = 0;
    int unspeakable = 0;
    Map<String, Integer> scripts = new TreeMap<>();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      int script = c < 0x80 ? UScript.LATIN : UScript.getScript(c);
      if (ROMANISABLE.contains(script)) {
        speakable++;
      } else {
        unspeakable++;
        scripts.merge(UScript.getName(script).replace('_', ' '), 1, Integer::sum);
      }
    }
    if (unspeakable > speakable) {
      String names = String.join(", ", scripts.keySet().stream().limit(3).toList());
      throw new InvalidTextException(
          "The text is written mostly in "
              + names
              + " letters, which an English voice cannot say. Send English text, or the words in"
              + " Latin letters.");
    }
  }

  private static int endOfWord(String text, int start) {
    int i = start;
    while (i < text.length() && i - start < LONGEST_WORD) {
      int c = text.codePointAt(i);
      boolean part = Character.isLetter(c) || (i > start && isMark(c));
      if (!part) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
