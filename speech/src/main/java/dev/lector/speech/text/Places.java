package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Parts of addresses that are written short and mean something else elsewhere: states behind a
 * city, points of the compass behind a street, counties. To be applied before numbers.
 */
final class Places {
  /** Postal codes that are common words in capitals as well. */
  private static final String WORDS = "HI IN ME OH OK OR";

  private static final Set<String> INTERJECTIONS =
      Set.of("Oh", "Well", "Hey", "Yes", "No", "So", "Ah", "Now", "Then", "Sorry", "Look", "Here");

  private static final String COUNTIES =
      "(?:Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare"
          + "|Kilkenny|Laois|Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo"
          + "|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow)";

  private static final String STREET =
      "(St|Ave|Blvd|Rd|Dr|Ln|Ct|Pl|Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place)";

  private static final Map<String, String> STREETS =
      Map.of(
          "St",
          "Street",
          "Ave",
          "Avenue",
          "Blvd",
          "Boulevard",
          "Rd",
          "Road",
          "Dr",
          "Drive",
          "Ln",
          "Lane",
          "Ct",
          "Court",
          "Pl",
          "Place");

  private final Map<String, String> states = new HashMap<>();

  Places(Tables tables) {
    for (List<String> row : tables.rows("states.tsv", 2)) {
      states.put(row.get(0), row.get(1));
    }
  }

  List<Rule> rules() {
    String codes = "(" + String.join("|", states.keySet()) + ")";
    return List.of(
        // D.C. 20005, N.Y. 10001: as a state before a ZIP code
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])([A-Z])\\. ?([A-Z])\\.,? (?=\\d{5}(?:-\\d{4})?(?![\\w,.]\\d|\\w))",
                m ->
                    states.containsKey(m.group(1) + m.group(2))
                        ? m.group(1) + m.group(2) + " "
                        : null)
            .shaped("A. 0", "A., 0"),
        // Juneau, AK
        Rewrite.within(
                "(?<=[A-Z][a-z]{1,20}\\.?, )" + codes + "(?![\\w'-])(?! \\d{5}\\b)", this::state)
            .shaped("AA"),
        // (D-MA)
        Rewrite.of("(?<=\\b[DRI]-)" + codes + "(?![\\w'-])", m -> states.get(m.group(1)))
            .given("D-", "R-", "I-"),
        // K St. NW, Fifth Ave. SE
        Rewrite.of(
                "(?<=[A-Za-z0-9] )"
                    + STREET
                    + "\\.?,? (NE|NW|SE|SW|N|S|E|W)(?![\\w'])(\\.(?!\\w))?",
                m ->
                    STREETS.getOrDefault(m.group(1), m.group(1))
                        + " "
                        + Addresses.COMPASS.get(m.group(2))
                        + (m.group(3) == null ? "" : Stops.UNLIKELY))
            .given(Places::compass),
        // Fargo, N. Dak.
        Rewrite.of(
                "(?=[NSW]\\.)(?<![\\w.])(?:([NS])\\. ?(Dak|Car)|(N)\\. ?Mex|(W)\\. ?Va)\\.(?=([,;:)]| [a-z0-9(]|['’]s)?)",
                m -> regional(m) + (m.group(5) == null ? Stops.UNLIKELY : ""))
            .given("Dak.", "Car.", "Mex.", "Va."),
        // Bucks Co., Pa.
        Rewrite.of(
                "(?<=(?<!& |[A-Z][a-z]{1,15} )[A-Z][a-z]{2,15} )Co\\.(?=, (?:(?:"
                    + String.join("|", ShortStates.NAMES.keySet())
                    + ")\\.|"
                    + String.join("|", states.values())
                    + "|"
                    + String.join("|", states.keySet())
                    + ")(?!\\w))",
                "County")
            .given("Co.,"),
        Rewrite.of("(?<![\\w.&])Co\\.? (?=" + COUNTIES + "\\b)", "County ").given("Co"));
  }

  private @Nullable String state(MatchResult m, String paragraph) {
    if (!WORDS.contains(m.group(1))) {
      return states.get(m.group(1));
    }
    String before = paragraph.substring(Math.max(0, m.start() - 8), m.start() - 2);
    if (INTERJECTIONS.contains(before.substring(before.lastIndexOf(' ') + 1))) {
      return null;
    }
    // "Well, OK." is no place: what the sentence begins with may be any word.
    int city = m.start() - 2;
    while (city > 0 && Letters.isLetter(paragraph.charAt(city - 1))) {
      city--;
    }
    boolean first = Rewrite.beginsSentence(paragraph, city);
    boolean certain = m.group(1).equals("OR") || m.group(1).equals("IN") || m.group(1).equals("ME");
    return first && !certain ? null : states.get(m.group(1));
  }

  private static String regional(MatchResult m) {
    if (m.group(1) == null) {
      return m.group(3) == null ? "West Virginia" : "New Mexico";
    }
    return (m.group(1).equals("N") ? "North " : "South ")
        + (m.group(2).equals("Dak") ? "Dakota" : "Carolina");
  }

  private static boolean compass(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if ((c == 'N' || c == 'S' || c == 'E' || c == 'W')
          && paragraph.charAt(i - 1) == ' '
          && (i + 1 == paragraph.length() || !Letters.isLower(paragraph.charAt(i + 1)))) {
        return true;
      }
    }
    return false;
  }
}
