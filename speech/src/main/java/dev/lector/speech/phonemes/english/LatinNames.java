package dev.lector.speech.phonemes.english;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of families and species with endings that English words have not: Ranunculaceae, Felidae,
 * coerulea.
 */
final class LatinNames {
  /** The sound of e, as in the American spelling; capitals may be of other names: Raelynn. */
  private static final Pattern E =
      Pattern.compile("(?<=[a-z])[ao]e(?=[a-z]+(?:us|um|[aei]a|is|ii|ensis|ula)$)");

  private static final Pattern FAMILY = Pattern.compile("([A-Za-z]{2,})(aceae|idae|inae)");
  private static final Pattern FEMALE = Pattern.compile("([a-z]{4,})ae");

  private final UnaryOperator<@Nullable String> words;
  private final String e;

  /**
   * @param words says a word of English spelling; null when it cannot
   * @param british whether in the British accent
   */
  LatinNames(UnaryOperator<@Nullable String> words, boolean british) {
    this.words = words;
    this.e = british ? "iː" : "i";
  }

  /** Says such a name; null for other words. */
  @Nullable String phonemes(String name) {
    Matcher family = FAMILY.matcher(name);
    if (family.matches()) {
      return family(family.group(1), family.group(2));
    }
    if (FEMALE.matcher(name).matches()) {
      String said = words.apply(name.substring(0, name.length() - 2));
      return said == null ? null : said + e;
    }
    Matcher spelt = E.matcher(name);
    boolean epithet = Character.isLowerCase(name.charAt(0)) && spelt.find();
    return epithet ? words.apply(spelt.replaceAll("e")) : null;
  }

  private @Nullable String family(String stem, String ending) {
    // felid, and e
    if (ending.equals("idae")) {
      String said = words.apply(stem + "id");
      return said == null ? null : said + e;
    }
    String said = words.apply(stem);
    if (said == null) {
      return null;
    }
    String weak = StressMarks.apply(said, StressMarks.Level.WEAK);
    return weak + (ending.equals("inae") ? "ˈIn" + e : "ˈAsi" + e);
  }
}
