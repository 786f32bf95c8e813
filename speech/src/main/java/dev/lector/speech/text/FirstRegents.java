package dev.lector.speech.text;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "I" behind a regent's name that is "the first" and no pronoun, though words follow: "Charles I
 * lost", "under Charles I reforms began". To be applied before numerals with a mark behind them.
 */
final class FirstRegents {
  /** Characters that are looked at behind a name. */
  private static final int CLAUSE = 50;

  /** Characters of a sentence that are looked at before a name. */
  private static final int SUBJECT = 60;

  /** Characters around a name in which somebody may tell of himself. */
  private static final int TOLD = 600;

  /** What a regent does behind the numeral, and hardly anybody else who says I behind a name. */
  private static final Set<String> REIGNS =
      Set.of(
          ("was is has had ruled reigned died became lost won ascended abdicated succeeded "
                  + "issued granted founded married inherited defeated conquered invaded fled "
                  + "signed dissolved appointed commissioned established declared summoned returned "
                  + "executed crowned fought never also himself herself who and did refused ordered "
                  + "sent crossed led marched captured besieged annexed abolished expanded built "
                  + "rebuilt came")
              .split(" ", -1));

  /** Pasts without "ed". */
  private static final Set<String> PAST =
      Set.of(
          ("made gave took began brought drew held kept left paid set sold sought spent spoke "
                  + "stood taught told went withdrew wrote put ran rose rode chose broke bought")
              .split(" ", -1));

  /** What somebody says of a person named first: "Mary I loved". */
  private static final Set<String> FELT =
      Set.of(
          ("loved liked disliked hated feared trusted admired missed pitied envied adored despised "
                  + "remembered recognised recognized expected wanted needed believed doubted "
                  + "considered respected visited told gave left")
              .split(" ", -1));

  /** Words in s that "I" may stand before. */
  private static final Set<String> SAID =
      Set.of(
          ("was as is has this his its always perhaps besides sometimes nevertheless thus does "
                  + "afterwards nowadays towards across plus yes")
              .split(" ", -1));

  /** A second verb shows that the first belongs to a clause: "the Charles I lost was old". */
  private static final Pattern CLAUSE_ENDS =
      Pattern.compile(" [a-z]{2,12}(?: [A-Za-z]{1,12}){0,3} (?:was|is|were|are|had|has)\\b.*");

  private static final Pattern OBJECT =
      Pattern.compile(" [a-z]{2,12} (?:it|him|them|the|an?|his|her|its|their|this|these|all)\\b");

  private static final Pattern OWNED = Pattern.compile(" [a-z]{2,12} (?:his|her|its|their)\\b");

  private static final Pattern OPENED = Pattern.compile("(?:^|[.!?:;][\"')]? )[\"'(]?$");

  /** "The charter of": the subject goes on to the name. */
  private static final Pattern NOUN_BEFORE =
      Pattern.compile(
          "(?:^|[.!?:;][\"')]? )[\"'(]?(?:The|An?|This|That|These|Those|His|Her|Its)(?: [a-z'-]{2,20}){1,4} (?:of|to|under|by|from|for|with|against) $");

  private static final Pattern PREPOSITION =
      Pattern.compile(
          "\\b(?:[Uu]nder|[Oo]f|[Dd]uring|[Ss]ince|[Uu]ntil|[Aa]fter|[Bb]efore|[Bb]y|[Ff]rom|[Ff]or|[Ww]ith|[Bb]eneath|[Aa]gainst|[Tt]o|[Bb]etween) $");

  private static final Pattern CAPITALS = Pattern.compile(" [A-Z][a-z]{3,15} [a-z]");

  /** Whose text tells of the one who wrote it. */
  private static final Pattern NARRATED =
      Pattern.compile("\\b(?:[Mm]y|[Mm]e|[Mm]yself|I'[a-z]{1,2})\\b|(?<![A-Z][a-z]{2,14} )\\bI\\b");

  private final Set<String> regents;

  FirstRegents(Set<String> regents) {
    this.regents = regents;
  }

  Rule rule() {
    return Rewrite.within(
            "(?<!\\b[Tt]he )\\b([A-Z][a-z]{2,14}) I(?= ([A-Za-z]{2,15})\\b)", this::said)
        .given(" I ");
  }

  private @Nullable String said(MatchResult m, String paragraph) {
    if (!regents.contains(m.group(1))) {
      return null;
    }
    String rest = Neighbours.around(paragraph, m.end(), m.end() + CLAUSE);
    String before = Neighbours.around(paragraph, m.start() - SUBJECT, m.start());
    String near = Neighbours.around(paragraph, m.start() - TOLD, m.end() + TOLD);
    boolean first =
        reigns(m.group(2), rest)
            || follows(m.group(2), before, rest)
            || acts(m.group(2), before, rest, near);
    return first ? m.group(1) + " the first" : null;
  }

  // Charles I lost, but not "the James I lost" nor "Charles I met was old"
  private static boolean reigns(String next, String rest) {
    return REIGNS.contains(next)
        && (next.equals("was") || next.equals("is") || !CLAUSE_ENDS.matcher(rest).matches());
  }

  // Under Charles I reforms began, under James I Parliament met: nothing that I can do
  private static boolean follows(String next, String before, String rest) {
    if (!PREPOSITION.matcher(before).find()) {
      return false;
    }
    boolean several =
        next.length() > 4
            && Letters.isLower(next.charAt(0))
            && next.endsWith("s")
            && !next.endsWith("ss")
            && !next.endsWith("us")
            && !SAID.contains(next);
    return several || CAPITALS.matcher(rest).lookingAt();
  }

  // James I asked for money, Charles I raised his standard, the charter of James I made it so; but
  // not "Mary I loved", "to James I gave the book", nor where somebody tells of himself
  private static boolean acts(String next, String before, String rest, String near) {
    boolean past = (next.endsWith("ed") && next.length() > 4) || PAST.contains(next);
    if (!past || CLAUSE_ENDS.matcher(rest).matches() || NARRATED.matcher(near).find()) {
      return false;
    }
    if (OPENED.matcher(before).find()) {
      boolean goesOn = rest.length() > next.length() + 2 && rest.charAt(next.length() + 1) == ' ';
      return OWNED.matcher(rest).lookingAt() || (goesOn && !FELT.contains(next));
    }
    return PREPOSITION.matcher(before).find()
        ? NOUN_BEFORE.matcher(before).find() && OBJECT.matcher(rest).lookingAt()
        : OWNED.matcher(rest).lookingAt();
  }
}
