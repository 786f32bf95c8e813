package dev.lector.speech.text;

import java.util.List;

/**
 * Sizes of books in catalogues: 8vo, 4to, 12mo. A lease has twelve months, too, so that those but
 * the first need a mark or a word of bookbinders beside them. To be applied before jargon.
 */
final class Books {
  private static final String BESIDE =
      "(?=[;)]|[,.] |\\.$|,? (?:boards|cloth|calf|half|full|contemporary|wraps|wrappers|morocco|vellum|leather|bound|pp\\b|first|original|in))";

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<![\\w.-])8vo(?!\\w)(?:\\.(?= [a-z]|[,;)]))?", "octavo").given("8vo"),
        Rewrite.of(
                "(?<=[.,;(] ?|\\b(?:[Ss]mall|[Ll]arge|[Ss]q(?:uare|\\.)|[Ss]m\\.|[Ll]g\\.|[Tt]hick) )(4to|12mo|16mo)"
                    + BESIDE,
                m ->
                    switch (m.group(1)) {
                      case "4to" -> "quarto";
                      case "12mo" -> "duodecimo";
                      default -> "sextodecimo";
                    })
            .given("4to", "12mo", "16mo"));
  }
}
