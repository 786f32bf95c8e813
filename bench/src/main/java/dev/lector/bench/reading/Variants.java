package dev.lector.bench.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * In which words two readings may differ and still mean the same to a listener. These rules are all
 * that the judged share forgives; each is applied to what is said and to what is asked.
 */
final class Variants {
  private record Rule(String what, Set<String> categories, UnaryOperator<String> apply) {
    boolean isFor(String category) {
      return categories.isEmpty() || categories.contains(category);
    }
  }

  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";

  private static final List<Rule> RULES =
      List.of(
          everywhere("accents do not matter: Müller, Muller", Variants::withoutAccents),
          everywhere(
              "letters said one by one may be written together: AM, A M",
              s -> replaced(s, "(?<= [a-z]) (?=[a-z] )", "")),
          everywhere(
              "'and' within a number, 'the' and 'of' around a day, and 'a' for one may be there",
              s -> replaced(s, " (?:and|the|of|a)(?= )", "")),
          everywhere(
              "an apostrophe is not heard, and eighty's sounds like eighties",
              s -> replaced(s, "y's(?= )", "ies").replace("'", "")),
          everywhere(
              "an abbreviation may be said in full: YoY, dr",
              s -> replaced(replaced(s, " yoy(?= )", " year over year"), " dr(?= )", " doctor")),
          everywhere("oh is zero", s -> replaced(s, " oh(?= )", " zero")),
          everywhere("missus is misses", s -> replaced(s, " missus(?= )", " misses")),
          everywhere(
              "a day may stand before or behind its month",
              s -> replaced(s, " (\\w+(?: \\w+)?(?:st|nd|rd|th)) " + MONTH + "(?= )", " $2 $1")),
          within(
              "the century of a year in two digits may be said",
              Set.of("date"),
              s -> replaced(s, "(th|st|nd|rd) (?:two thousand|nineteen|zero)(?= \\w+ $)", "$1")),
          within(
              "a range may be said with 'to' or with a dash that is not heard",
              Set.of("range", "cardinal", "serial", "punctuation"),
              s -> replaced(s, " to(?= )", "")),
          within(
              "a currency or a half of the day may be said once in a range",
              Set.of("range", "money"),
              s -> replaced(s, " (dollars|euros|pounds|am|pm)(?= (?:to )?.{3,60} \\1 )", "")),
          within(
              "a time may name its hours, minutes and hundreds or not",
              Set.of("time"),
              s -> replaced(s, " (?:hours?|minutes?|oclock|hundred|zero)(?= )", "")),
          within(
              "a fraction may be said with 'over' or 'out of' and a number or with an ordinal",
              Set.of("fraction"),
              s -> denominators(replaced(s, " (?:over|slash|out)(?= )", ""))),
          within(
              "a number with the wrong ending is an ordinal all the same: 21th",
              Set.of("ordinal"),
              s ->
                  replaced(SpokenDigits.of(cardinals(s).strip()), "(?<=\\d) (?:st|nd|rd|th)$", "")),
          within(
              "a unit may be said by its name or by its letter, in the singular or the plural",
              Set.of("measure", "range", "serial"),
              s ->
                  replaced(
                      replaced(
                          replaced(s, " (?:seconds?|s)(?= )", " s"),
                          " (?:times|by|asterisk|x)(?= )",
                          " x"),
                      " (degree|meter)s(?= )",
                      " $1")),
          within(
              "a number that is a name may be said in digits, pairs or whole",
              Set.of("telephone", "serial", "electronic", "address", "cardinal", "range", "date"),
              s -> " " + SpokenDigits.of(s.strip()) + " "),
          within(
              "the scheme of a link, its www and its last stroke need not be said",
              Set.of("electronic"),
              s ->
                  replaced(
                      replaced(
                          replaced(s, " (?:https?|file)(?: colon)?(?: slash){0,3}(?= )", ""),
                          " www dot(?= )",
                          ""),
                      " slash $",
                      " ")),
          within(
              "a stroke between words or numbers of a name need not be said",
              Set.of("electronic", "serial"),
              s -> replaced(s, " (?:slash|over|per)(?= )", "")),
          within(
              "a numeral behind a name may be a number or an ordinal",
              Set.of("roman"),
              Variants::cardinals),
          within(
              "signs of currencies, and of tags, may be said by name or hashtag, or not",
              Set.of("serial", "word"),
              s -> replaced(replaced(s, " hashtag(?= )", " hash"), " euros(?= )", " euro")),
          everywhere("spaces do not matter", s -> s.replace(" ", "")));

  private Variants() {}

  /** Words alone: small letters and inner apostrophes. */
  static String words(String reading) {
    return reading
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}' ]", " ")
        .replaceAll("(?<!\\p{L})'|'(?!\\p{L})", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** What is left of a reading when everything that a category forgives is the same. */
  static String judged(String category, String reading) {
    String text = " " + words(reading) + " ";
    for (Rule rule : RULES) {
      if (rule.isFor(category)) {
        text = rule.apply.apply(text);
      }
    }
    return text;
  }

  /** The rules in words, for those who read the results. */
  static List<String> names() {
    return RULES.stream().map(Rule::what).toList();
  }

  private static Rule everywhere(String what, UnaryOperator<String> apply) {
    return new Rule(what, Set.of(), apply);
  }

  private static Rule within(String what, Set<String> categories, UnaryOperator<String> apply) {
    return new Rule(what, categories, apply);
  }

  private static String replaced(String text, String regex, String by) {
    return text.replaceAll(regex, by);
  }

  private static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static String denominators(String text) {
    return cardinals(
        replaced(text, " (?:halves|half)(?= )", " two")
            .replaceAll(" quarters?(?= )", " four")
            .replaceAll("(th|rd)s(?= )", "$1"));
  }

  // "twenty first" and "twenty one th"
  private static String cardinals(String text) {
    return replaced(text, " first(?= )", " one")
        .replaceAll(" second(?= )", " two")
        .replaceAll(" third(?= )", " three")
        .replaceAll(" fifth(?= )", " five")
        .replaceAll(" eighth(?= )", " eight")
        .replaceAll(" ninth(?= )", " nine")
        .replaceAll(" twelfth(?= )", " twelve")
        .replaceAll("tieth(?= )", "ty")
        .replaceAll("(?<=[a-z])th(?= )", "");
  }
}
