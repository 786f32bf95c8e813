package dev.lector.speech.phonemes;

import dev.lector.speech.phonemes.english.EnglishPhonemes;
import dev.lector.speech.phonemes.english.EnglishReading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * English for voices that were trained on espeak-ng's phonemes: espeak-ng writes the sentence, and
 * of heteronyms (read, lead, object, minute) the tagger and the senses of {@link EnglishPhonemes}
 * decide which word is meant. Where espeak-ng meant another one, its phonemes are replaced by the
 * lexicon's, in espeak-ng's symbols. So are the letter A and words that lost their g. All else
 * stays as the voice has learnt it.
 */
final class EnglishVoicePhonemizer implements Phonemizer {
  /**
   * Changes when the code may write the same words in other phonemes; data change their digest.
   * {@code PronunciationVersionsTest} tells when.
   */
  private static final String VERSION = "heteronyms 3";

  private static final Pattern NUMBERED =
      Pattern.compile("A (?:one|two|three|four|five|six|seven|eight|nine|ten) [a-z]");

  private final Phonemizer espeak;
  private final EnglishPhonemes lexicon;
  private final boolean british;
  private final String name;

  /**
   * @param espeak in the accent of the voice
   * @param lexicon says nothing of words that it does not have
   */
  EnglishVoicePhonemizer(Phonemizer espeak, EnglishPhonemes lexicon, boolean british) {
    this.espeak = espeak;
    this.lexicon = lexicon;
    this.british = british;
    this.name = espeak.name() + ", " + VERSION + '-' + EnglishPhonemes.dataDigest();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String phonemize(String words) {
    String written = espeak.phonemize(words);
    if (!hasUncertain(words)) {
      return written;
    }
    EnglishReading reading = lexicon.read(words, british);
    List<String> parts = new ArrayList<>(List.of(written.split(" ", -1)));
    for (WordAlignment.Word word : WordAlignment.of(words, written)) {
      int part = (int) word.from();
      boolean whole = word.from() == part && word.to() == part + 1;
      String text = words.substring(word.start(), word.end());
      if (whole && isLetterA(text, word.start(), words)) {
        parts.set(part, letter(parts.get(part), said(reading, word)));
      } else if (whole && isUncertain(text)) {
        parts.set(part, settled(parts.get(part), said(reading, word)));
      }
    }
    return String.join(" ", parts);
  }

  private boolean hasUncertain(String words) {
    int start = 0;
    for (int i = 0; i <= words.length(); i++) {
      if (i == words.length() || !Character.isLetter(words.charAt(i))) {
        String word = words.substring(start, i);
        if (i > start && (isUncertain(word) || isLetterA(word, start, words))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private boolean isUncertain(String word) {
    return lexicon.isHeteronym(word) || lexicon.isClipped(word, british);
  }

  /**
   * A capital where no text begins, or before a number, as in A4 paper: a letter, unless it is an
   * article all the same.
   */
  private static boolean isLetterA(String word, int start, String words) {
    return word.equals("A") && (start > 0 || NUMBERED.matcher(words).lookingAt());
  }

  /** The letter's name for the article. */
  private static String letter(String written, String said) {
    boolean article = !written.isEmpty() && "ɐə".indexOf(written.charAt(0)) >= 0;
    return article && said.indexOf('A') >= 0 ? "ˈeɪ" + written.substring(1) : written;
  }

  /** What the lexicon says for a word; empty when that is not certain. */
  private static String said(EnglishReading reading, WordAlignment.Word word) {
    return reading.words().stream()
        .filter(one -> one.start() == word.start() && one.end() == word.end())
        .map(one -> reading.phonemes().substring(one.from(), one.to()))
        .findFirst()
        .orElse("");
  }

  private String settled(String written, String said) {
    int end = written.length();
    while (end > 0 && Clause.isMark(written.charAt(end - 1))) {
      end--;
    }
    String word = written.substring(0, end);
    String own = EspeakSymbols.english(said, british);
    // What has no main stress is a small word, said in a weak form that the voice knows.
    boolean stressed = own.indexOf('ˈ') >= 0 && word.indexOf('ˈ') >= 0;
    return stressed && HeardAlike.mayBe(word, own) && !HeardAlike.test(word, own)
        ? own + written.substring(end)
        : written;
  }

  @Override
  public void close() {
    espeak.close();
  }
}
