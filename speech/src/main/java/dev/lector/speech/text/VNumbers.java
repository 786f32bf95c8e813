package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A capital V with a number, which is a name or an engine: "Dyson V8", "a V8 motor". In texts about
 * software it is a version. To be applied before versions.
 */
final class VNumbers {
  private static final int NEAR = 80;

  private static final Pattern SOFTWARE =
      Pattern.compile(
          "\\b(?:APIs?|SDK|[Ss]oftware|[Aa]pps?|[Rr]eleas\\w{1,4}|[Uu]pdat\\w{1,4}|[Uu]pgrad\\w{1,4}|[Ff]irmware|[Vv]ersions?|[Bb]rowsers?|[Pp]lugins?"
              + "|[Ll]ibrary|repo|GitHub|[Dd]rafts?|[Dd]ocuments?|[Ss]chemas?|[Pp]rotocols?|[Ee]ndpoints?|[Dd]eploy\\w{0,4}|[Mm]igrat\\w{1,4}|[Bb]eta|[Cc]ode|[Mm]odules?"
              + "|[Dd]rivers?|[Bb]uilds?|[Ff]iles?|[Mm]odels?|[Rr]evis\\w{1,4}|"
              + Versions.PRODUCT
              + ")\\b");

  private static final String ENGINE =
      "(?: (?:engines?|motors?|petrol|diesel|turbo|twin|pick-?up|truck|coupe|sedan|saloon|hybrid|rockets?|bomb|weapon|block|power|burble|rumble|vacuum|lead|leads|visual)\\b|-(?:engined|powered)\\b)";

  /** Behind these a V is a numeral. */
  private static final String DIVISION =
      "\\b(?i:sections?|chapters?|plates?|parts?|acts?|scenes?|books?|volumes?|tables?|figures?|cantos?)";

  private final Numbers numbers;

  VNumbers(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=V)(?<![\\w./-])(?<!"
                    + DIVISION
                    + " )V(\\d{1,2})(?![\\w]|[.,]\\d)(?=("
                    + ENGINE
                    + ")?)",
                this::name)
            .shaped("A0"));
  }

  private @Nullable String name(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    return m.group(2) == null && SOFTWARE.matcher(near).find()
        ? null
        : "V " + numbers.number(m.group(1));
  }
}
