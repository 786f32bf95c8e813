package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who beat whom, as results of tennis and other duels write it short: "(d. Nadal 6-4 6-3)",
 * "Federer d. Roddick", "(l. to Berdych)". To be applied before lives, where d. is died.
 */
final class Defeats {
  private static final Pattern DUELS =
      Pattern.compile(
          "\\b(?:[Ff]inal(?:s|ists?)?|[Ss]emi-?finals?(?:ists?)?|[Qq]uarter-?finals?(?:ists?)?|[Rr]unners?-up|[Rr]ounds?|[Ss]eed(?:s|ed)?|[Tt]ennis|[Tt]ournaments?"
              + "|[Cc]hampion(?:s|ships?)?|[Tt]itles?|ATP|WTA|Wimbledon|[Dd]oubles|[Ss]ingles|[Ww]on)\\b|[0-7]-[0-7],? [0-7]-[0-7]\\b");

  /** A name with its seed before it, and no year behind: d. London 1803. */
  private static final String RIVAL =
      "(?=\\s(?:[\\[(]\\d{1,2}[\\])] ?)?(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Abt|Bef|Aft|In|At|On|The)\\b)[A-Z][a-z'-]{2}"
          + "(?![^()\\n;]{0,60}\\b(?:1\\d|20)\\d\\d\\b))";

  private static final String SCORE = "[^.;\\n]{2,40}[ (][0-7]-[0-7](?!\\d))";

  List<Rule> rules() {
    return List.of(
        Gate.of(
            paragraph -> isShort(paragraph) && DUELS.matcher(paragraph).find(),
            List.of(
                Rewrite.of("(?=d\\. )(?<=\\()d\\." + RIVAL, "defeated"),
                // Federer d. Roddick 6-4 6-3
                Rewrite.of("(?=d\\. )(?<=[a-z)] )d\\." + RIVAL + "(?=\\s" + SCORE, "defeated"),
                Rewrite.of("(?=l\\. )(?<=[a-z)] )l\\.(?= to [\\[(A-Z]" + SCORE, "lost"),
                Rewrite.of("(?=l\\. )(?<=[(,;] ?)l\\.(?= to [\\[(A-Z])", "lost"))));
  }

  private static boolean isShort(String paragraph) {
    return paragraph.contains("d. ") || paragraph.contains("l. to ");
  }
}
