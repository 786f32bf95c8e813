package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What old books and law reports print otherwise: "180 m. long" for miles, "'t is", the stars of
 * pages (this *446 point). To be applied before units and numbers.
 */
final class OldBooks {
  /** Books in which miles are "m." and feet are "ft.". */
  private static final Pattern MILES =
      Pattern.compile(
          "\\d ft\\.|\\bsq\\. ?m\\.|\\b[Pp]op\\.|\\bby rail\\b|\\brailways?\\b|\\bm\\. (?:[NSEW]{1,3}\\.|from)");

  /** What tells that a length was given and not a number of millions. */
  private static final String MEASURED =
      "(?= (?:long|wide|high|broad|deep|tall|thick|away|distant|from|to|by|below|above|beyond|up|down|off|apart|north|south|east|west)\\b"
          + "| \\((?:the|about|\\d)|[,;)])";

  /** To be applied before marks of Markdown are taken away: this *446 point. */
  static List<Rule> starred() {
    return List.of(
        Rewrite.of(
                "(?:(?<=[A-Za-z,;] )\\*\\d{3,4} ?(?=[a-z(\"]|[A-Z][A-Za-z])|(?<=[.:)\"] )\\*(?!1[5-9]\\d\\d|20\\d\\d)\\d{3,4} (?=[A-Z(\"]))(?![^*\\n]{0,60}[^*\\s]\\*)",
                "")
            .given(" *")
            .insideWords(),
        // *647 Steve S. Efron: a page, where a paragraph begins with it
        Rewrite.of(
                "^\\*(?!1[5-9]\\d\\d|20\\d\\d)\\d{3,4} (?=[A-Z][a-z]{1,20} [A-Za-z])(?![^*\\n]{0,60}[^*\\s]\\*)",
                "")
            .given("*")
            .insideWords());
  }

  List<Rule> rules() {
    return List.of(
        Gate.of(
            paragraph -> MILES.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?<=(?<![\\w.,£$€])\\d{1,3}(?:,\\d{3})?(?: ?[½¼¾]|\\.\\d)?) m\\.(?:"
                            + MEASURED
                            + "|(?= [NSEW]{1,3}\\.))",
                        " miles")
                    .given(" m."))),
        // a point behind a meter in the middle of a sentence ends none
        Rewrite.of("(?<=(?<![\\w.,])\\d{1,3}(?:[.,]\\d{1,3})? ?m)\\." + MEASURED, "").given("m."),
        // Tho. Whinyates, before the word of chats
        Rewrite.of(
                "(?<![\\w.'])Tho\\.(?= (?:[A-Z]\\. )?(?!The|He|She|It|You|We|They|But|And|Then)[A-Z][a-z]{2})",
                "Thomas")
            .given("Tho."),
        Rewrite.of("(?<![\\w.])MSS\\.(?!\\w)", "manuscripts" + Stops.UNLIKELY).given("MSS."),
        // [I have seen it.--ED.]
        Rewrite.of("(?<=[-–—. ])E[Dd]\\.(?=[\\])])", "editor.").given("D.]", "d.]", "D.)", "d.)"),
        // &c., &c: the point may end a sentence
        Rewrite.of("(?<![\\w&=?/°º%])&(?:[cC]|etc)(\\.?)(?![\\w&=/])", m -> "etc" + m.group(1))
            .given("&c", "&C", "&etc"),
        Rewrite.of(
                "(?<=(?<!\\w)['\"] ?)([Tt]) (?=(?:is|was|were|will|would)\\b)(?!is for\\b)",
                m -> m.group(1))
            .insideWords()
            .given("'", "\""));
  }
}
