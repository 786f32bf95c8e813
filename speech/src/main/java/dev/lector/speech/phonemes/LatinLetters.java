package dev.lector.speech.phonemes;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes other scripts and accented letters with the letters that English has, as well as that can
 * be done.
 */
final class LatinLetters {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int LAST_OF_LATIN_EXTENDED_A = 0x17f;

  /** Made on first need, because ICU takes some tenths of a second for it. */
  private @Nullable Transliterator transliterator;

  /** Leaves only a to z of all letters: é becomes e, ß ss, Привет Privet. */
  String plain(String text) {
    if (isAscii(text)) {
      return text;
    }
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .replace('\u2019', '\'')
            .replace('\u02bc', '\'');
    return isAscii(plain) ? plain : transliterate(plain);
  }

  /**
   * Leaves words in the letters of western European languages, accents and all, and writes others
   * plainly.
   */
  String western(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (composed.codePoints().allMatch(LatinLetters::isWestern)) {
      return composed;
    }
    return SPACE
        .splitAsStream(composed)
        .map(word -> word.codePoints().allMatch(LatinLetters::isWestern) ? word : plain(word))
        .collect(Collectors.joining(" "));
  }

  private static boolean isWestern(int codePoint) {
    return codePoint <= LAST_OF_LATIN_EXTENDED_A || codePoint == '\u2019';
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private synchronized String transliterate(String text) {
    if (transliterator == null) {
      transliterator = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }
    return transliterator.transliterate(text);
  }
}
