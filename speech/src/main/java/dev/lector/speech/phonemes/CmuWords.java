package dev.lector.speech.phonemes;

import dev.lector.speech.phonemes.english.DataDigest;
import dev.lector.speech.phonemes.english.UnknownWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what misaki's lists lack and CMUdict has, above all names: Kafka, Quayle, Bostwick. CMUdict
 * is American; in the British accent its words have British vowels. It is loaded when it is first
 * asked. Safe for threads.
 */
public final class CmuWords implements UnknownWords {
  private static final Pattern WORD = Pattern.compile("[a-z]{3,}('s?)?");

  /** Phones a letter; more are those of an abbreviation that is read in full: proj. */
  private static final double LONGEST = 1.5;

  /** As misaki writes it behind a consonant: tuple. */
  private static final Pattern SYLLABIC_L =
      Pattern.compile("(?<=[bdfkmnpstvzðŋɡʃʒʤʧθT])əl(?![ˈˌAIOQWYaiuæɑɒɔəɛɜɪʊʌ])");

  private @Nullable Pronouncer pronouncer;

  /** Loads nothing yet. */
  public CmuWords() {}

  /** Changes with the data: see {@link DataDigest}. */
  public static String dataDigest() {
    return DataDigest.of(LexiconPhonemizer.class, LexiconPhonemizer.DATA);
  }

  @Override
  public String phonemes(String word, boolean british) {
    String lower = word.toLowerCase(Locale.ROOT);
    List<String> phones = WORD.matcher(lower).matches() ? pronouncer().listed(lower) : null;
    if (phones == null || phones.size() > LONGEST * word.length()) {
      return "";
    }
    String american = MisakiSymbols.english(MisakiSymbols.tied(Arpabet.ipa(phones, true)), false);
    american = SYLLABIC_L.matcher(american).replaceAll("ᵊl");
    return british ? BritishVowels.of(american, lower) : american;
  }

  private synchronized Pronouncer pronouncer() {
    Pronouncer loaded = pronouncer;
    if (loaded == null) {
      loaded = LexiconPhonemizer.listed();
      pronouncer = loaded;
    }
    return loaded;
  }
}
