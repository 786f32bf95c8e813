package dev.lector.tts.phonemes;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes any script with the letters a to z, as well as that can be done: é as e, ß as ss, Привет
 * as Privet.
 */
final class LatinLetters {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Made on first need, because ICU takes a tenth of a second for it. */
  private @Nullable Transliterator transliterator;

  String write(String text) {
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
