package dev.lector.speech.phonemes.english;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pronunciation of a word that the lexicon has, alone or with a regular ending. */
final class Pronunciations {
  private static final Map<String, String> SYMBOLS =
      Map.of("%", "percent", "&", "and", "+", "plus", "@", "at", "=", "equals");
  private static final Pattern DOTTED = Pattern.compile("(?:[A-Za-z]{1,2}\\.)+[A-Za-z]{0,2}");
  private static final Pattern DOUBLED = Pattern.compile(".*([bcdgklmnprstvxz])\\1ing|.*cking");
  private static final Pattern ASCII = Pattern.compile("[A-Za-z']+");

  /** Names longer than this are taken for words in capitals after all. */
  private static final int LONGEST_NAME = 7;

  /**
   * A word to be said.
   *
   * @param text as written, with straight apostrophes
   * @param tag its part of speech
   * @param reading the reading of a heteronym; null when its part of speech decides
   */
  record Word(String text, String tag, @Nullable String reading) {
    private Word as(String other) {
      return new Word(other, tag, reading);
    }

    /** The verb that a form with an ending is of, also where that form is an adjective. */
    private Word verb(String stem) {
      return new Word(stem, tag.startsWith("J") ? "VB" : tag, reading);
    }
  }

  private static final String VOWELS = "aeiou";

  /** Words that have lost their g, though rare ones are written alike. */
  private static final Set<String> CLIPPED = Set.of("takin", "ridin", "hatin", "waitin");

  private final Lexicon lexicon;
  private final Endings endings;
  private final FunctionWords functionWords;

  Pronunciations(Lexicon lexicon, Endings endings) {
    this.lexicon = lexicon;
    this.endings = endings;
    this.functionWords = new FunctionWords(lexicon);
  }

  /** Says a word; null when the lexicon has neither it nor its stem. */
  @Nullable String phonemes(Word word, Context context) {
    String text = word.text();
    if (SYMBOLS.containsKey(text)) {
      return look(word.as(SYMBOLS.getOrDefault(text, "")), StressMarks.Level.KEPT, context);
    }
    if (DOTTED.matcher(text).matches() && text.indexOf('.') < text.length() - 1) {
      return letters(text);
    }
    String weak = functionWords.phonemes(text, word.tag(), context);
    if (weak != null) {
      return weak;
    }
    boolean lower = text.equals(lower(text));
    boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
    StressMarks.Level level =
        lower
            ? StressMarks.Level.KEPT
            : capitals ? StressMarks.Level.STRONG : StressMarks.Level.SOME;
    Word said = isWordInCapitals(word, capitals) ? word.as(lower(text)) : word;
    return known(said, level, context);
  }

  private @Nullable String known(Word word, StressMarks.Level level, Context context) {
    String text = word.text();
    if (isClipped(text)) {
      String said = known(word.as(text + "g"), level, context);
      return said == null ? null : said.substring(0, said.length() - 1) + "n";
    }
    if (isKnown(text) && !isWrongPlural(text)) {
      return look(word, level, context);
    }
    if (text.endsWith("s'") && isKnown(text.substring(0, text.length() - 2) + "'s")) {
      return look(word.as(text.substring(0, text.length() - 2) + "'s"), level, context);
    }
    if (text.endsWith("'") && isKnown(text.substring(0, text.length() - 1))) {
      return look(word.as(text.substring(0, text.length() - 1)), level, context);
    }
    return derived(word, level, context);
  }

  private @Nullable String derived(Word word, StressMarks.Level level, Context context) {
    String text = word.text();
    String stem = pluralStem(text);
    if (stem != null) {
      String said = look(word.as(stem), level, context);
      return said == null || said.isEmpty() ? null : endings.plural(said);
    }
    stem = pastStem(text);
    if (stem != null) {
      String said = look(word.verb(stem), level, context);
      return said == null || said.isEmpty() ? null : endings.past(said);
    }
    stem = progressiveStem(text);
    if (stem != null) {
      StressMarks.Level stressed = level == StressMarks.Level.KEPT ? StressMarks.Level.SOME : level;
      String said = look(word.as(stem), stressed, context);
      return said == null || said.isEmpty() ? null : endings.progressive(said, stem);
    }
    return null;
  }

  /** The silver list says fillets with the s of hats: a singular of the gold list, and an s. */
  private boolean isWrongPlural(String text) {
    if (text.length() < 4 || !text.endsWith("s") || lexicon.gold(text) != null) {
      return false;
    }
    Lexicon.Entry many = lexicon.find(text);
    Lexicon.Entry one = lexicon.gold(cut(text, 1));
    return many != null
        && one != null
        && !one.standard().isEmpty()
        && many.standard().equals(one.standard() + 's')
        && !endings.plural(one.standard()).equals(many.standard());
  }

  /** A word of the lexicon that is written with capitals and no name. */
  private boolean isWordInCapitals(Word word, boolean capitals) {
    String text = word.text();
    String lower = lower(text);
    boolean shaped = capitals || text.substring(1).equals(lower(text.substring(1)));
    boolean name = word.tag().equals("NNP") && text.length() <= LONGEST_NAME;
    if (text.length() < 2 || text.equals(lower) || name || !shaped) {
      return false;
    }
    return ASCII.matcher(text).matches()
        && lexicon.find(text) == null
        && (lexicon.find(lower) != null
            || pluralStem(lower) != null
            || pastStem(lower) != null
            || progressiveStem(lower) != null);
  }

  /** Whether a name is known as it is written. */
  boolean isName(String text) {
    return lexicon.hasName(text);
  }

  /** A word of the gold list as it stands there; null for others. */
  @Nullable String plain(String text) {
    Lexicon.Entry entry = lexicon.gold(text);
    return entry == null ? null : entry.standard();
  }

  /**
   * Whether a word of the form {@link #mayBeClipped} has lost the g of -ing: makin, but not statin.
   */
  boolean isClipped(String text) {
    if (!mayBeClipped(text)) {
      return false;
    }
    String whole = text + "g";
    String stem = progressiveStem(whole);
    boolean verb = lexicon.gold(whole) != null || (stem != null && lexicon.gold(stem) != null);
    return verb && (CLIPPED.contains(text) || lexicon.find(text) == null);
  }

  /** Whether a word ends as makin, whose vowel a lost g tells. */
  static boolean mayBeClipped(String text) {
    int end = text.length() - 2;
    return end >= 3
        && text.endsWith("in")
        && VOWELS.indexOf(text.charAt(end - 1)) < 0
        && VOWELS.indexOf(text.charAt(end - 2)) >= 0;
  }

  boolean isKnown(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (lexicon.find(text) != null || SYMBOLS.containsKey(text)) {
      return true;
    }
    if (!text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
      return false;
    }
    String rest = text.substring(1);
    return rest.equals(rest.toUpperCase(Locale.ROOT));
  }

  private @Nullable String pluralStem(String text) {
    if (text.length() < 3 || !text.endsWith("s")) {
      return null;
    }
    String one = cut(text, 1);
    if (!text.endsWith("ss") && isKnown(one)) {
      return one;
    }
    String two = cut(text, 2);
    boolean plain = text.length() > 4 && text.endsWith("es") && !text.endsWith("ies");
    if ((text.endsWith("'s") || plain) && isKnown(two)) {
      return two;
    }
    return text.length() > 4 && text.endsWith("ies") && isKnown(cut(text, 3) + "y")
        ? cut(text, 3) + "y"
        : null;
  }

  private @Nullable String pastStem(String text) {
    if (text.length() < 4 || !text.endsWith("d")) {
      return null;
    }
    if (!text.endsWith("dd") && isKnown(cut(text, 1))) {
      return cut(text, 1);
    }
    return text.length() > 4
            && text.endsWith("ed")
            && !text.endsWith("eed")
            && isKnown(cut(text, 2))
        ? cut(text, 2)
        : null;
  }

  private @Nullable String progressiveStem(String text) {
    if (text.length() < 5 || !text.endsWith("ing")) {
      return null;
    }
    String stem = cut(text, 3);
    if (text.length() > 5 && isKnown(stem)) {
      return stem;
    }
    if (isKnown(stem + "e")) {
      return stem + "e";
    }
    return text.length() > 5 && DOUBLED.matcher(text).matches() && isKnown(cut(text, 4))
        ? cut(text, 4)
        : null;
  }

  private @Nullable String look(Word word, StressMarks.Level level, Context context) {
    String text = word.text();
    boolean name = false;
    if (text.equals(text.toUpperCase(Locale.ROOT)) && lexicon.gold(text) == null) {
      name = word.tag().equals("NNP");
      String capital = text.charAt(0) + lower(text.substring(1));
      text = name && text.length() > 2 && lexicon.hasName(capital) ? capital : lower(text);
    }
    Lexicon.Entry entry = name ? lexicon.gold(text) : lexicon.find(text);
    if (entry == null) {
      return letters(text);
    }
    String phonemes = entry.reading(tag(word, entry, context));
    boolean spelled = phonemes.isEmpty() || (name && !StressMarks.hasPrimary(phonemes));
    return spelled ? letters(text) : StressMarks.apply(phonemes, level);
  }

  private static String tag(Word word, Lexicon.Entry entry, Context context) {
    if (context.next() == Context.Next.PAUSE && entry.readings().containsKey("None")) {
      return "None";
    }
    return word.reading() == null ? word.tag() : word.reading();
  }

  /** The names of letters, the last of them stressed most; null when one has none. */
  @Nullable String letters(String text) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        Lexicon.Entry letter = lexicon.gold(text.substring(i, i + 1).toUpperCase(Locale.ROOT));
        if (letter == null) {
          return null;
        }
        names.append(letter.standard());
      }
    }
    String spelled = StressMarks.apply(names.toString(), StressMarks.Level.WEAKER);
    int last = spelled.lastIndexOf(StressMarks.SECONDARY);
    return last < 0
        ? spelled
        : spelled.substring(0, last) + StressMarks.PRIMARY + spelled.substring(last + 1);
  }

  private static String cut(String text, int letters) {
    return text.substring(0, text.length() - letters);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
