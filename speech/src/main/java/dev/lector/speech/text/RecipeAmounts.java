package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as recipes and manuals space them: "1 x 270 ml tin", "5mm/ 1/8 inch", "1 inch -2 inch",
 * "2 level tsp", "gas Mk 4". To be applied before numbers and slashes.
 */
final class RecipeAmounts {
  private static final String AMOUNT =
      "(?:(?:\\d{1,2} )?\\d{1,4}(?:[.,]\\d{1,3})?(?: ?[-–] ?\\d{1,4})?(?: ?\\d{0,2}[/⁄]\\d{1,2})?[½¼¾⅓⅔⅛⅜⅝⅞]?|[½¼¾⅓⅔⅛⅜⅝⅞])";

  private static final String UNIT =
      "(?:mm|cm|m|km|g|kg|ml|cl|dl|l|inch(?:es)?|in|ft|feet|fl\\.? ?oz|oz|lbs?|tsp|tbsp|cups?|pints?|miles?|yards?)";

  /** Units written out, which no minus stands between. */
  private static final String WRITTEN_OUT =
      "(inch|foot|feet|cup|mile|degree|pound|ounce|yard|acre|gallon|quart|pint|tablespoon|teaspoon|met(?:er|re)|kilomet(?:er|re)|kilogram"
          + "|gram|lit(?:er|re)|hour|day|week|month|year)(?:e?s)?";

  private static final String EACH =
      "(?:tins?|cans?|packs?|packets?|jars?|bags?|cartons?|bottles?|pouches|fillets?|steaks?)\\b";

  private static final Map<String, String> SPOONS =
      Map.of("tsp", "teaspoon", "tbsp", "tablespoon", "dsp", "dessertspoon");

  private final Numbers numbers;

  RecipeAmounts(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // 2 x 400g tins: the numbers must not grow together
        Rewrite.of(
                "(?=\\d{1,2} ?[x×])(?<![\\w.,/-])(\\d{1,2}) ?[x×] ?(?=\\d{2,4} ?(?:g|ml|oz|kg|l) "
                    + EACH
                    + ")",
                m -> numbers.name(m.group(1)) + " ")
            .given("x", "×"),
        // 3 x daily
        Rewrite.of(
                "(?=\\d{1,2} ?[x×])(?<![\\w.,/-])(\\d{1,2}) ?[x×] ?(?=(?:daily|weekly|monthly|yearly|(?:a|per|every) (?:day|week|month|year))\\b)",
                m -> m.group(1).equals("1") ? "once " : m.group(1) + " times ")
            .given("x", "×"),
        // 5mm/ 1/8 inch, 30 ml /2 tbsp
        Rewrite.of(
                "(?<=\\d ?" + UNIT + ")(?:/ | /)(?=" + AMOUNT + "[ -]?" + UNIT + "(?![A-Za-z]))",
                ", ")
            .given("/ ", " /"),
        // 1/8 inch -1/4 inch
        Rewrite.of(
                "(?=[\\s–-])(?<=[\\d½¼¾⅓⅔⅛⅜⅝⅞][ -]"
                    + WRITTEN_OUT
                    + ")\\s?[-–]\\s?(?="
                    + AMOUNT
                    + "[ -]"
                    + WRITTEN_OUT
                    + "(?![A-Za-z]))",
                RecipeAmounts::range)
            .given(" -", "-1", "–"),
        // 2 level tsp
        Rewrite.of(
                "(?<=(?<![\\w.,/⁄])([\\d/⁄½¼¾⅓⅔]{1,4}) (?:level|heaped|heaping|rounded|scant|generous|large|good|small|slightly heaped) )(tsp|tbsp|dsp)s?(?:\\.(?= [a-z(]))?(?![\\w])",
                m ->
                    SPOONS.get(m.group(2))
                        + (m.group(1).matches("1|.{0,2}[/⁄½¼¾⅓⅔].{0,2}") ? "" : "s"))
            .given("sp"),
        // gas Mk 4
        Rewrite.of("(?<=\\b[Gg]as )[Mm][Kk]\\.?(?= ?\\d)", "mark").given("as m", "as M"),
        // bake at 350 F
        Rewrite.of(
                "(?<=\\b(?:oven to|oven at|heat to|bake at|roast at|cook at|Bake at|Roast at|Cook at|to|at) \\d{2,3}) ([CF])(?![\\w'°-]|\\.\\w)",
                m -> "°" + m.group(1))
            .shaped("0 A"));
  }

  // 1 inch - 2 inches, but not 6 feet - 2 inches
  private static @Nullable String range(MatchResult m) {
    String left = m.group(1).replace("foot", "feet");
    String right = m.group(2).replace("foot", "feet");
    return left.equals(right) ? " to " : null;
  }
}
