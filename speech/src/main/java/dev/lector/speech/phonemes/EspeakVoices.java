package dev.lector.speech.phonemes;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * espeak-ng's phonemes in any of its languages, with a tie within those that are written with
 * several letters ({@code t^ʃ}), so that they can be told from two of one letter each. Punctuation
 * stays where it is. Safe for use by many threads.
 */
public final class EspeakVoices {
  /** Stands within a phoneme of several letters. */
  static final char TIE = '^';

  /** What phonemizer, and so what voices were trained with, takes for punctuation. */
  private static final Pattern MARKS =
      Pattern.compile("\\s*[;:,.!?¡¿—…\"«»“”(){}\\[\\]]+[;:,.!?¡¿—…\"«»“”(){}\\[\\]\\s]*");

  private static final Pattern LANGUAGE_SWITCH = Pattern.compile("\\([^)]*\\)");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final int LAST_OF_LATIN_EXTENDED_B = 0x24f;

  private final EspeakLibrary library;
  private final String name;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private EspeakVoices(EspeakLibrary library) {
    this.library = library;
    this.name = "espeak-ng " + library.version();
  }

  /**
   * Loads espeak-ng from wherever the system keeps it.
   *
   * @throws EspeakUnavailableException when it is not there or does not work
   */
  public static EspeakVoices open() throws EspeakUnavailableException {
    return open(null);
  }

  static EspeakVoices open(@Nullable Path library) throws EspeakUnavailableException {
    return new EspeakVoices(EspeakLibrary.open(library));
  }

  /** The library and its version, {@code espeak-ng 1.51}. */
  public String name() {
    return name;
  }

  /** Whether a voice is installed, by espeak-ng's name for it: {@code pt-br}. */
  public boolean has(String voice) {
    return known.contains(voice) || (library.has(voice) && known.add(voice));
  }

  /**
   * Writes words as espeak-ng says them.
   *
   * @param voice one that it {@link #has}
   * @return IPA with ties and punctuation; words are parted by one space
   */
  public String phonemes(String words, String voice) {
    StringBuilder ipa = new StringBuilder();
    Matcher mark = MARKS.matcher(words);
    int start = 0;
    while (mark.find()) {
      // A point or comma between digits belongs to the number.
      if (!partsDigits(words, mark)) {
        ipa.append(clause(words.substring(start, mark.start()), voice));
        ipa.append(SPACES.matcher(mark.group()).replaceAll(" "));
        start = mark.end();
      }
    }
    return ipa.append(clause(words.substring(start), voice)).toString().strip();
  }

  private static boolean partsDigits(String words, Matcher mark) {
    return mark.end() - mark.start() == 1
        && ".,".contains(mark.group())
        && mark.start() > 0
        && mark.end() < words.length()
        && Character.isDigit(words.charAt(mark.start() - 1))
        && Character.isDigit(words.charAt(mark.end()));
  }

  private String clause(String words, String voice) {
    StringBuilder ipa = new StringBuilder();
    for (String stretch : Stretches.of(words, EspeakVoices::safe)) {
      if (stretch.codePoints().noneMatch(Character::isLetterOrDigit)) {
        continue;
      }
      String raw = LANGUAGE_SWITCH.matcher(library.tiedPhonemes(stretch, voice)).replaceAll("");
      String part = SPACES.matcher(raw.replace("_", "")).replaceAll(" ").strip();
      if (!part.isEmpty()) {
        ipa.append(ipa.isEmpty() ? "" : " ").append(part);
      }
    }
    return ipa.toString();
  }

  /** Only scripts of the languages spoken: for others the library changes language or crashes. */
  private static int safe(int codePoint) {
    boolean latin = codePoint <= LAST_OF_LATIN_EXTENDED_B && Character.isLetterOrDigit(codePoint);
    boolean devanagari =
        Character.UnicodeBlock.DEVANAGARI.equals(Character.UnicodeBlock.of(codePoint));
    boolean accent = Character.getType(codePoint) == Character.NON_SPACING_MARK && !devanagari;
    return latin || devanagari || accent || "'\u2019-%&+=@*#°$£€.,".indexOf(codePoint) >= 0
        ? codePoint
        : ' ';
  }
}
