package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What recipes write short: "1 1/2 c. flour", "2 T butter", "1 t. salt", "220C/200C fan/gas 7". To
 * be applied before numbers.
 */
final class Kitchen {
  private static final String AMOUNT =
      "(?=\\d)(?<![\\w.,/⁄-])((?:\\d{1,2}[ -])?\\d{1,2}(?:[/⁄]\\d{1,2}|\\.\\d{1,2})?(?:\\s?[-–]\\s?(?:\\d{1,2}"
          + " )?\\d{1,2}(?:[/⁄]\\d{1,2})?)?) ?";

  /** What is measured in cups and spoons, and how it is made ready. */
  private static final String FOOD =
      "(?:butter|sugar|OJ|flour|salt|milk|water|oil|juice|vanilla|pepper|cinnamon|soda|powder|cream|cheese|broth|stock|wine"
          + "|vinegar|sauce|honey|syrup|mustard|mayo|mayonnaise|ketchup|onions?|garlic|ginger|paprika|cumin|oregano|basil"
          + "|thyme|parsley|cilantro|nutmeg|cloves|chili|cayenne|yeast|cornstarch|cocoa|chocolate|nuts|walnuts|pecans|almonds"
          + "|raisins|oats|oatmeal|rice|pasta|beans|corn|peas|carrots?|celery|tomato(?:es)?|potatoes|spinach|[a-z]{3,5}berries|apples?"
          + "|coconut|shortening|margarine|lard|yogurt|buttermilk|molasses|extract|zest|crumbs|breadcrumbs|chips|seeds|herbs"
          + "|spices?|seasoning|lemon|lime|orange|eggs?|chicken|beef|ham|bacon|mushrooms|cabbage|lentils|quinoa|turmeric|coffee"
          + "|plus|chopped|diced|sliced|grated|shredded|melted|softened|minced|packed)";

  private static final Set<String> NO_FOOD =
      Set.of(
          "of", "and", "or", "in", "is", "to", "per", "at", "on", "for", "by", "with", "from",
          "long", "shirt", "shirts");

  /** What is done with what a spoon holds. */
  private static final Pattern COOKING =
      Pattern.compile(
          "\\b(?i:stir|whisk|simmer|drain|drippings|skillet|saucepan|pan|oven|bake|saut[eé]|recipe|dough|batter|bowl|reserved?|discard|sprinkle"
              + "|mixture|sauce|marinade|broth|garnish|tsp|tbsp|cups?|teaspoons?|tablespoons?)\\b");

  /** What a tesla is told of. */
  private static final Pattern TESLA =
      Pattern.compile(
          "\\b(?i:magnet\\w{0,8}|field|scanner|MRI|NMR|tesla|steel|cargo|coal|tons?|tonnes?)\\b");

  private static final Set<String> NO_SPOON =
      Set.of(
          "shirt",
          "shirts",
          "beam",
          "beams",
          "cells",
          "bar",
          "bars",
          "bolts",
          "bones",
          "junctions");

  private static final Pattern COOK = Pattern.compile("\\b" + FOOD + "\\b");

  private static final Pattern PRICED =
      Pattern.compile(
          "[$£¢]|\\b(?i:cents?|prices?|markets?|bushels?|per|shares?|sold|fell|rose)\\b");

  private static final int NEAR = 100;

  private static final Pattern MEASURE =
      Pattern.compile("\\d ?(?:oz|lbs?|tsp|tbsp|cups?|qt|pt|fl oz|teaspoons?|tablespoons?)\\b");

  private final Lexicon lexicon;

  Kitchen(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<![\\w./-])SR(?= flour\\b)", "self-raising").given("SR flour"),
        // a 12-fl.-oz. bottle
        Rewrite.of("(?<=\\d)-fl\\.?-oz\\.?(?!\\w)", " fluid ounce").given("-fl"),
        Gate.of(
            Kitchen::measured,
            List.of(
                Rewrite.of(
                    AMOUNT
                        + "([cCTt])\\.?(?=\\)? (?:\\([^()]{1,24}\\) )?(?:[A-Za-z][a-z-]{1,14},? |[A-Z]{2,4} ){0,3}"
                        + FOOD
                        + "\\b)",
                    Kitchen::measure),
                // 1 c kale, where the line begins or other measures are near
                Rewrite.within(
                    AMOUNT + "([ct])\\.?(?=\\)? \\(?([a-z][a-z-]{1,14})\\b)", Kitchen::near),
                // diced (about 1½ c.)
                Rewrite.within(
                    AMOUNT + "(c)\\.(?=(?<=\\([^()]{1,24}c\\.)\\)|[,;]|\\s{0,3}$)", Kitchen::alone),
                // all but 1 T of the fat, 2 T za'atar
                Rewrite.within(
                    AMOUNT
                        + "(T)(?:\\.(?= [a-z]))?(?=[,;)]|\\.(?:\\s|$)|\\)? (?:\\([^()]{1,24}\\) )?([a-z]{2,20}))",
                    this::spoon))),
        Rewrite.of("(?<![\\w.])AP(?= flour\\b)", "all-purpose").given("AP flour"),
        // Per cookie: Cal. 110; Chol. 15mg
        Rewrite.of(
                "(?<=[:;,] )(Cal|Chol|Carbs?|Prot|Sod)\\.(?= \\d{1,4} ?(?:k?cal|m?g|mcg)?[;,.)])",
                m ->
                    switch (m.group(1)) {
                      case "Cal" -> "calories";
                      case "Chol" -> "cholesterol";
                      case "Prot" -> "protein";
                      case "Sod" -> "sodium";
                      default -> "carbohydrate";
                    })
            .given("Cal.", "Chol.", "Carb", "Prot.", "Sod."),
        // 11g sat.
        Rewrite.of("(?<=\\d ?g (?:of )?)sat\\.?(?=[),;]| fat)", "saturated").given("sat"),
        // 220C/200C fan/gas 7
        Rewrite.of(
                "(?<=\\d)([CF])/(?=\\d{2,3} ?°?[CF]?(?:\\W|$| fan))", m -> "°" + m.group(1) + ", ")
            .given("C/", "F/"),
        Rewrite.of(
                "(?<=\\d)([CFcf])(?= fan\\b|/gas|, gas|\\)? (?:gas|oven)\\b)|(?<=\\b(?:oven to|oven at|to|at)"
                    + " \\d{2,3})([CF])(?![\\w'°-])",
                m -> "°" + (m.group(1) == null ? m.group(2) : m.group(1)).toUpperCase(Locale.ROOT))
            .shaped("0A", "0a"),
        // 170C (325F)
        Rewrite.of(
                "(?<=\\d(?:°|°? ?(?:Celsius|Fahrenheit))?[CF]? ?\\((?:or )?\\d{2,3})([CF])(?=\\))",
                m -> "°" + m.group(1))
            .shaped("0A"),
        Rewrite.of(
                "(?<=(?<![\\w.,])\\d{2,3})([CF])(?= \\(\\d{2,3}°?(?:[CF]\\)| degrees [CF]))",
                m -> "°" + m.group(1))
            .shaped("0A"),
        Rewrite.of("(?<=\\bfan|°[CF])/(?=[Gg]as\\b)", ", ").given("/gas", "/Gas"));
  }

  /** What tells of a match stands no further away. */
  private static String near(String paragraph, MatchResult m) {
    return Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
  }

  // A line may begin with what nobody but a cook has heard of.
  private @Nullable String spoon(MatchResult m, String paragraph) {
    boolean strange = m.start() == 0 && m.group(3) != null && !lexicon.contains(m.group(3));
    String near = near(paragraph, m);
    return (strange || COOKING.matcher(near).find())
            && !NO_SPOON.contains(String.valueOf(m.group(3)))
            && !TESLA.matcher(near).find()
        ? measure(m)
        : null;
  }

  private static @Nullable String near(MatchResult m, String paragraph) {
    boolean food =
        !NO_FOOD.contains(m.group(3))
            && (m.start() == 0
                || MEASURE.matcher(near(paragraph, m)).find()
                || near(paragraph, m).contains("tablespoon")
                || COOKING.matcher(near(paragraph, m)).find());
    return food ? measure(m) : null;
  }

  // Corn 45 c.; oats 30 c.: prices of food
  private static @Nullable String alone(MatchResult m, String paragraph) {
    String near = near(paragraph, m);
    boolean last = m.end() == paragraph.length();
    boolean aside = !last && paragraph.charAt(m.end()) == ')';
    boolean cooked =
        COOKING.matcher(near).find()
            || MEASURE.matcher(near).find()
            || (aside && COOK.matcher(near).find());
    return cooked && !PRICED.matcher(near).find() ? measure(m) + (last ? "." : "") : null;
  }

  private static String measure(MatchResult m) {
    String amount = m.group(1);
    boolean one =
        amount.equals("1") || amount.matches("\\d{1,2}[/⁄]\\d{1,2}"); // half a cup, one cup
    String unit =
        switch (m.group(2)) {
          case "c", "C" -> "cup";
          case "T" -> "tablespoon";
          default -> "teaspoon";
        };
    return amount + " " + unit + (one ? "" : "s");
  }

  private static boolean measured(String paragraph) {
    for (int i = 1; i + 1 < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == 'c' || c == 'C' || c == 't' || c == 'T') {
        char next = paragraph.charAt(i + 1);
        char before = paragraph.charAt(i - 1);
        boolean counted =
            Letters.isDigit(before)
                || (before == ' ' && i > 1 && Letters.isDigit(paragraph.charAt(i - 2)));
        if (counted && (next == '.' || next == ' ')) {
          return true;
        }
      }
    }
    return false;
  }
}
