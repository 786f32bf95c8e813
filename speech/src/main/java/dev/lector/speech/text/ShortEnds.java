package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Short words whose point stands before a capital and may end the sentence: "1500 W. Noise level",
 * "the consensus est. Gross margin", "by appt. Required text"; and "P.S." before what it adds. To
 * be applied before addresses, units and abbreviations.
 */
final class ShortEnds {
  /** What tells of electric power; a house in a street stands beside nothing of it. */
  private static final Pattern ELECTRIC =
      Pattern.compile(
          "(?:\\d ?(?:k?V|VAC|VDC|k?Hz|m?A|VA)\\b|\\b(?i:power|outputs?|inputs?|rat(?:ed|ing)|watts?|wattage|consum(?:es|ption)|draws?|drew"
              + "|heaters?|motors?|lamps?|bulbs?|microwaves?|kettles?|ovens?|amplifiers?|speakers?|chargers?|adapters?|solar|LEDs?|volts?|voltage|element)\\b)(?:[^.!?\\n]|\\.(?=\\d)){0,60}$");

  /** A year or a house stands behind these; "up to" and "rated at" tell of power. */
  private static final Pattern PLACED =
      Pattern.compile(
          "(?:\\b(?:[Ii]n|[Ss]ince|[Nn]ear|[Ff]rom|[Cc]opyright|(?<!\\b[Uu]p )to|(?<!\\b(?:[Rr]ated|[Rr]uns|[Oo]perates|[Pp]eaks|[Oo]utput|[Dd]raws) )at)|©) $");

  private static final Pattern STREET =
      Pattern.compile(
          "^(?: (?:[A-Z][a-z']{1,20}|\\d{1,3}(?:st|nd|rd|th))){1,3} (?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Place|Pl|Way|Square|Sq|Parkway|Pkwy|Highway|Hwy|Terrace|Circle|Trail|Plaza)\\b|^ Broadway\\b");

  private static final int NEAR = 60;

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/$£€#-])(\\d{1,5}(?:[.,]\\d{1,3})?) ?W\\.(?=\\s[A-Z][a-z])",
                ShortEnds::watts)
            .given("W."),
        // missed the est. Shares fell; but not "Acme, est. Boston 1912"
        Rewrite.of(
                "(?<=\\b(?:[Cc]onsensus|[Aa]nalysts?'?|FactSet|Refinitiv|Bloomberg|Street|Zacks|[Tt]he|[Aa]n|[Oo]ur|[Tt]heir|[Ii]ts|this|that|mean|prior|previous|EPS|[Ss]ales|[Rr]evenue|[Ee]arnings|versus|vs\\.?|[Aa]bove|[Bb]elow|[Bb]eat|missed) )est\\.(?=([,;:)]|\\s(?:of|for|was|is|by|and|but|from)\\b)|(\\s[A-Z]|\\s{0,3}$)|\\s[a-z])",
                m ->
                    m.group(1) != null
                        ? "estimate"
                        : m.group(2) != null ? "estimate" + Stops.LIKELY : "estimated")
            .given(" est."),
        Rewrite.of(
                "(?<=\\b(?:[Bb]y|[Aa]n|[Yy]our|[Mm]y) )appt\\.(?= [A-Z])",
                "appointment" + Stops.LIKELY)
            .given(" appt."),
        // P.S. The gate is shut
        Rewrite.of(
                "(?=P)(?<=^|\\n|[.!?…)\"'] )(?<!\\b(?:Mrs?|Ms|Dr|Prof|Rev)\\. )P\\.(P\\.)?S\\.[:,]?(?=\\s[A-Za-z\"'(])",
                m -> (m.group(1) == null ? "P S," : "P P S,"))
            .given("S."),
        Rewrite.of(
                "(?<=\\b(?:a|the|this|my|his|her|your|another) )P\\.S\\.(?=\\s[A-Z])",
                "P S" + Stops.UNLIKELY)
            .given("P.S."),
        // 118 M.P.s
        Rewrite.of(
                "(?=[A-Z]\\.)(?<![\\w.])((?:[A-Z]\\.){2,4})s(?![\\w'])",
                m -> m.group(1).replace(".", "") + "s")
            .given(".s"));
  }

  private static @Nullable String watts(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - NEAR, m.start());
    if (STREET.matcher(Neighbours.around(paragraph, m.end(), m.end() + NEAR)).find()
        || PLACED.matcher(before).find()
        || !ELECTRIC.matcher(before).find()) {
      return null;
    }
    return m.group(1) + (m.group(1).equals("1") ? " watt." : " watts.");
  }
}
