package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several answers of a server by their number: "fewer 502s under load", "the 404s in the log". They
 * are no seconds and no centuries. To be applied before plurals.
 */
final class StatusCodes {
  private static final String CODE =
      "(20[0-6]|30[1-478]|40[0-9]|41[0-8]|42[2-9]|431|451|499|50[0-8]|51[01]|52[0-6])";

  private static final Pattern SERVED =
      Pattern.compile(
          "\\b(?i:load|servers?|requests?|API|endpoints?|errors?|traffic|nginx|apache|HTTP|prox(?:y|ies)|upstream|backends?|gateways?|retr(?:y|ies)|deploy\\w{0,4}|logs?|respon(?:se|ses|ds?|ded)|crawl\\w{0,3}|links?|pages?|URLs?|cache|CDN|clients?|site|rate limit\\w{0,4}|returns?|returned|throws?|throwing|spikes?|alerts?)\\b|\\b[1-5](?:xx|\\d\\ds?) (?:and|or) ");

  private static final int NEAR = 60;

  private final Numbers numbers;

  StatusCodes(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ff]ewer|[Ss]poradic|[Ii]ntermittent|[Oo]ccasional|[Rr]andom|[Ss]purious|[Mm]ostly|[Uu]nexpected|[Ee]xcessive|[Cc]onstant|HTTP) )"
                    + CODE
                    + "s(?![\\w'-])",
                m -> numbers.names(m.group(1)))
            .shaped("0a"),
        Rewrite.within(
                "(?=\\d)(?<![\\w.,$£€'-])(?<!\\b(?:[Ff]or|[Aa]fter|[Ww]ithin|[Ww]aits?|[Ww]aited|[Ss]leeps?|[Tt]ook|[Tt]akes|[Ee]very|[Ii]n the|timeout (?:of|is)|last(?:s|ed)|early|late) )"
                    + CODE
                    + "s(?![\\w'-])(?! (?:timeout|delay|later|ago|window|interval|and \\d00s)\\b)",
                this::served)
            .shaped("0a"));
  }

  private @Nullable String served(MatchResult m, String paragraph) {
    return SERVED.matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR)).find()
        ? numbers.names(m.group(1))
        : null;
  }
}
