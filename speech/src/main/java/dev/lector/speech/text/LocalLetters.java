package dev.lector.speech.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the letters that a language is written in, and Latin ones; others are romanised where
 * Latin letters are its own. Refuses texts that are mostly in other scripts.
 */
final class LocalLetters {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]{0,40}");

  private final ULocale language;
  private final int own;

  /** Made on first need, because ICU takes some tenths of a second for it. */
  private @Nullable Transliterator romaniser;

  LocalLetters(ULocale language) {
    this.language = language;
    this.own = UScript.getCodeFromName(ULocale.addLikelySubtags(language).getScript());
  }

  /**
   * Brings a text to letters that can be said.
   *
   * @throws InvalidTextException when most letters are of other scripts
   */
  AlignedText known(AlignedText cleaned) throws InvalidTextException {
    String text = cleaned.text();
    if (!hasForeign(text)) {
      return cleaned;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 16);
    Matcher word = WORD.matcher(text);
    int copied = 0;
    while (word.find()) {
      if (isForeign(word.group().codePointAt(0))) {
        out.append(cleaned, copied, word.start());
        out.standingFor(cleaned.source(word.start(), word.end())).append(romanised(word.group()));
        copied = word.end();
      }
    }
    return out.append(cleaned, copied, text.length()).build();
  }

  private boolean hasForeign(String text) throws InvalidTextException {
    Map<String, Integer> scripts = new HashMap<>();
    int known = 0;
    int foreign = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80 || !Character.isLetter(c)) {
        known += Character.isLetter(c) ? 1 : 0;
      } else if (isForeign(c)) {
        foreign++;
        scripts.merge(UScript.getName(UScript.getScript(c)).replace('_', ' '), 1, Integer::sum);
      } else {
        known++;
      }
    }
    if (foreign > known) {
      String most =
          scripts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      throw new InvalidTextException(
          "The text is written mostly in "
              + most
              + " letters, which a voice that speaks "
              + language.getDisplayLanguage(ULocale.forLocale(Locale.ENGLISH))
              + " cannot say. Choose a voice of the text's language.");
    }
    return foreign > 0;
  }

  private boolean isForeign(int c) {
    int script = c < 0x80 ? UScript.LATIN : UScript.getScript(c);
    return script != UScript.LATIN
        && script != own
        && script != UScript.COMMON
        && script != UScript.INHERITED;
  }

  private String romanised(String word) {
    return own == UScript.LATIN ? latin(word) : " ";
  }

  private synchronized String latin(String word) {
    Transliterator made = romaniser;
    if (made == null) {
      made = Transliterator.getInstance("Any-Latin; Latin-ASCII; [:^ASCII:] Remove");
      romaniser = made;
    }
    return made.transliterate(word);
  }
}
