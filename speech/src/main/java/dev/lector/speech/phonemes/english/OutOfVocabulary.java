package dev.lector.speech.phonemes.english;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pronunciations that the lexicon has not: by another dictionary, two of its words in one, another
 * voice's opinion, or rules.
 */
final class OutOfVocabulary {
  private static final Pattern DIACRITICS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final Pattern NO_VOWEL = Pattern.compile("[^aeiouy]+");

  /** British spellings of what American ones and rules have with e: hypoglycaemia, haemostasis. */
  private static final Pattern AE =
      Pattern.compile("(?<=[a-z])ae(?=mi[ac])|(?<=^[Hh])ae(?=m)|(?<=^[Pp])ae(?=d)");

  private static final Pattern IRISH = Pattern.compile("O'\\p{Lu}[\\p{L}']+");

  private static final Pattern LAST_E = Pattern.compile("\\p{L}{2,}[éÉ]");

  /** Longer ones are no words; they are said in pieces. */
  private static final int LONGEST = 40;

  private static final int SHORTEST_PART = 4;

  private final Pronunciations words;
  private final UnknownWords dictionary;
  private final UnknownWords unknown;
  private final LetterRules rules;
  private final Orthographies orthographies = Orthographies.load();
  private final Endings endings;
  private final boolean british;
  private final LatinNames latinNames;

  OutOfVocabulary(
      Pronunciations words,
      UnknownWords dictionary,
      UnknownWords unknown,
      LetterRules rules,
      boolean british) {
    this.words = words;
    this.dictionary = dictionary;
    this.unknown = unknown;
    this.rules = rules;
    this.british = british;
    this.endings = new Endings(british);
    this.latinNames = new LatinNames(this::said, british);
  }

  /** Says a word; null when it has no letters that this alphabet knows. */
  @Nullable String phonemes(Pronunciations.Word word) {
    if (isGaelic(word.text())) {
      return gaelic(word);
    }
    if (IRISH.matcher(word.text()).matches()) {
      return irish(word);
    }
    String plain = plain(word.text());
    String foreign = foreign(word.text(), plain);
    if (foreign != null) {
      return foreign;
    }
    String letters = NO_LETTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    if (letters.isEmpty()) {
      return null;
    }
    if (!plain.equals(word.text())) {
      String known =
          words.phonemes(new Pronunciations.Word(plain, word.tag(), word.reading()), Context.END);
      if (known != null && isWhole(word.text(), known)) {
        return known;
      }
    }
    String american = AE.matcher(plain).replaceAll("e");
    if (!american.equals(plain)) {
      Pronunciations.Word other = new Pronunciations.Word(american, word.tag(), word.reading());
      String known = words.phonemes(other, Context.END);
      if (known != null) {
        return known;
      }
      if (!british) {
        return phonemes(other);
      }
    }
    if (NO_VOWEL.matcher(letters).matches() && letters.length() > 1) {
      return words.letters(letters);
    }
    String latin = latinNames.phonemes(plain);
    if (latin != null) {
      return latin;
    }
    String listed = dictionary.phonemes(plain, british);
    if (!listed.isEmpty() && isWhole(word.text(), listed)) {
      return listed;
    }
    String respelled = respelled(word.text(), plain);
    if (!respelled.equals(plain)) {
      return phonemes(new Pronunciations.Word(respelled, word.tag(), word.reading()));
    }
    String compound = compound(letters);
    if (compound != null) {
      return compound;
    }
    String said = unknown.phonemes(plain, british);
    return said.isEmpty() ? byRules(letters) : said;
  }

  /** As English would spell what its signs say: Sodray, soupson. */
  private static String respelled(String text, String plain) {
    String said =
        LAST_E.matcher(text).matches() ? plain.substring(0, plain.length() - 1) + "ay" : plain;
    int cedilla = Normalizer.normalize(text, Normalizer.Form.NFC).indexOf('ç');
    boolean alike = cedilla >= 0 && cedilla < plain.length() && plain.charAt(cedilla) == 'c';
    return alike ? said.substring(0, cedilla) + "ss" + said.substring(cedilla + 1) : said;
  }

  /** Whether the last é is heard: not of résumé in resume. */
  private static boolean isWhole(String text, String phonemes) {
    return !LAST_E.matcher(text).matches() || phonemes.matches(".*[Ai]ː?");
  }

  /** Jokić, Jokić's: a name in letters that tell its language. */
  private @Nullable String foreign(String text, String plain) {
    boolean owning = text.endsWith("'s");
    String name = owning ? plain.substring(0, plain.length() - 2) : plain;
    if (name.length() < 2 || words.isName(name)) {
      return null;
    }
    String said =
        orthographies.phonemes(owning ? text.substring(0, text.length() - 2) : text, british);
    return said == null || !owning ? said : endings.plural(said);
  }

  /** McGaughey: a name behind Mc. */
  private static boolean isGaelic(String text) {
    return text.length() > 4 && text.startsWith("Mc") && Character.isUpperCase(text.charAt(2));
  }

  private @Nullable String gaelic(Pronunciations.Word word) {
    Pronunciations.Word name =
        new Pronunciations.Word(word.text().substring(2), word.tag(), word.reading());
    String known = words.phonemes(name, Context.END);
    String said = known == null ? phonemes(name) : known;
    // the c is heard once before another: McGurk, McKinley
    return said == null ? null : ("CGKQ".indexOf(name.text().charAt(0)) >= 0 ? "mə" : "mək") + said;
  }

  private @Nullable String said(String text) {
    Pronunciations.Word word = new Pronunciations.Word(text, "NN", null);
    String known = words.phonemes(word, Context.END);
    return known == null ? phonemes(word) : known;
  }

  // O'Dowd; but not o'er
  private @Nullable String irish(Pronunciations.Word word) {
    String text = word.text();
    String capital = text.substring(0, 3) + text.substring(3).toLowerCase(Locale.ROOT);
    if (!capital.equals(text) && words.isName(capital)) {
      return words.phonemes(
          new Pronunciations.Word(capital, word.tag(), word.reading()), Context.END);
    }
    Pronunciations.Word name =
        new Pronunciations.Word(capital.substring(2), word.tag(), word.reading());
    String known = words.phonemes(name, Context.END);
    String said = known == null ? phonemes(name) : known;
    if (said == null) {
      return null;
    }
    boolean stressed = StressMarks.hasPrimary(said);
    return (british ? "Q" : "O")
        + (stressed ? said : StressMarks.apply(said, StressMarks.Level.STRONG));
  }

  private String byRules(String letters) {
    StringBuilder phonemes = new StringBuilder();
    for (int from = 0; from < letters.length(); from += LONGEST) {
      String piece = letters.substring(from, Math.min(letters.length(), from + LONGEST));
      String said = rules.phonemes(piece);
      phonemes.append(
          StressMarks.hasPrimary(said) ? said : StressMarks.apply(said, StressMarks.Level.STRONG));
    }
    return phonemes.toString();
  }

  /** Two words of the gold list written as one; of several ways to split, the most even one. */
  private @Nullable String compound(String letters) {
    int middle = letters.length() / 2;
    for (int shift = 0; letters.length() - middle - shift >= SHORTEST_PART; shift++) {
      for (int at : new int[] {middle + shift, middle - shift}) {
        if (Math.min(at, letters.length() - at) < SHORTEST_PART) {
          continue;
        }
        String first = words.plain(letters.substring(0, at));
        String second = first == null ? null : words.plain(letters.substring(at));
        if (first != null && second != null && StressMarks.hasPrimary(first)) {
          return first + StressMarks.apply(second, StressMarks.Level.WEAKER);
        }
      }
    }
    return null;
  }

  private static String plain(String word) {
    return DIACRITICS
        .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
        .replaceAll("")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ø", "o")
        .replace("ł", "l");
  }
}
