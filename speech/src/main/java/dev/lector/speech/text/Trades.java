package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules for the paragraphs of one trade, beside its words: see {@link Jargon}. */
final class Trades {
  private Trades() {}

  static Map<String, List<Rule>> rules() {
    return Map.of("clinic", clinic(), "knitting", knitting(), "family", family());
  }

  private static List<Rule> clinic() {
    return List.of(
        // 67 y.o. M
        Rewrite.of(
            "(?<=\\d)[ -]?(?:y\\.? ?o\\.?|y/o) ([MF])(?![\\w'])",
            m -> " year old " + (m.group(1).equals("M") ? "male" : "female")),
        // c/o SOB, AMS 2/2 UTI, A&O x3
        Rewrite.of("(?<![\\w/])c/o(?= [A-Z]{2,4}(?!\\w))", "complains of"),
        Rewrite.of("(?<=[A-Za-z)] )2/2(?= [A-Za-z])", "secondary to"),
        Rewrite.of("(?<!\\w)A ?& ?O ?[x×] ?(?=[1-4](?!\\w))", "alert and oriented times "),
        // SOB x 2 days
        Rewrite.of(
            "(?<=[\\w)] )[x×] ?(?=\\d{1,3} ?(?:days?|d|weeks?|wks?|hours?|hrs?|months?|mos?|years?|yrs?)\\b)",
            "for "));
  }

  private static List<Rule> knitting() {
    return List.of(
        // k1—80 sts are left
        Rewrite.of("(?<=\\b[kKpP]\\d{1,2})[—–] ?(?=\\d)", ", "),
        Rewrite.of("(?<=[a-z]-)wt(?= (?:wool|yarn|cotton|weight)\\b)", "weight"),
        Rewrite.of("(?<=\\b(?:from|to|between|at) )\\*{2}(?!\\w)", "double star"),
        Rewrite.of("(?<=\\b(?:from|to|between|at|last|and) )\\*(?!\\w)", "star"));
  }

  private static List<Rule> family() {
    String when =
        "(?= (?:abt\\.? |about |bef\\.? |before |aft\\.? |after |c\\. ?|ca\\. |circa |on |in )?(?:\\d{1,2} [A-Z][a-z]{2}|\\d{1,2}/\\d|1[5-9]\\d\\d|20\\d\\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))";
    return List.of(
        Rewrite.of(
            "(?=[bdm])(?<=[\\s(;,])(b|d|m)\\." + when,
            m ->
                switch (m.group(1)) {
                  case "b" -> "born";
                  case "d" -> "died";
                  default -> "married";
                }),
        // d. there, m. (1) 1664, æ. 71, Ch.:
        Rewrite.of("(?<=[;,] )d\\.(?= (?:there|unm|in|at|young|soon)\\b)", "died"),
        Rewrite.of(
            "(?<=[;,] )d\\. inf\\.(?=(\\s{0,3}$|\\s[A-Z])?)",
            m -> "died in infancy" + (m.group(1) == null ? "" : ".")),
        Rewrite.of("(?<=[;,(] ?)wid\\.(?= of\\b)", "widow"),
        Rewrite.of("(?<=\\b[Ww]ill )pr\\.(?= (?:\\d|in|by|at|[A-Z]))", "proved"),
        Rewrite.of(
            "(?=[bd])(?<=[\\s(;,])(b|d)\\. (?=(?:N\\.C|S\\.C|N\\.Y|N\\.J|N\\.H|R\\.I|[A-Z][a-z]{1,4})\\.(?:[,;)\\s]|$))",
            m -> m.group(1).equals("b") ? "born " : "died "),
        // iii. a son
        Rewrite.of(
            "(?<=[;.:] )([iv]{1,4})\\.(?= (?:an? )?(?:son|dau|daughter|child|infant|boy|girl|twin)s?\\b)",
            m -> numeral(m.group(1))),
        Rewrite.of("(?<=[\\s;,])m\\. \\((\\d)\\)(?= )", m -> "married, " + m.group(1) + ","),
        Rewrite.of("(?<=[\\s;,(])(?:ae|aet)\\.(?= \\d)", "aged"),
        Rewrite.of("(?<=[\\s.])Ch\\.(?=: )", "Children"),
        // m. Wm. Burke 1899
        Rewrite.of("(?<=[\\s(;,])m\\.(?= (?:\\(\\d\\) )?[A-Z][a-z]{0,15}\\.? [A-Z])", "married"));
  }

  private static @Nullable String numeral(String small) {
    int value = Romans.value(small.toUpperCase(Locale.ROOT));
    return value == 0 ? null : value + ",";
  }
}
