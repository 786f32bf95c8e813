package dev.lector.speech.text;

import java.util.List;

/**
 * What lists of birds and places write short before a name: "2 imm. Bald Eagles", "an ad. male",
 * "400 Am. Wigeon", "near Pt. Reyes". The points end no sentence. To be applied before
 * abbreviations.
 */
final class FieldNotes {
  private static final String BIRD =
      "(?:Wigeons?|Robins?|Crows?|Kestrels?|Coots?|Goldfinch(?:es)?|Redstarts?|Bitterns?|Avocets?|Pipits?|Woodcocks?|Goshawks?|Dippers?"
          + "|(?:Black Duck|Golden[- ][Pp]lover|Tree Sparrow|White Pelican|Black Oystercatcher|Herring Gull|Barn Owl)s?)\\b";

  private static final String SMALL_BIRD =
      "(?i:harriers?|merlins?|kestrels?|buzzards?|falcons?|hawks?|goshawks?|sparrowhawks?|ducks?|teals?|wigeons?|pintails?|shovelers?|gadwalls?|pochards?|smews?|mergansers?|goosanders?|scoters?|eiders?|goldeneyes?|garganeys?|scaups?|blackcaps?|redstarts?|wheatears?|stonechats?|whinchats?|bullfinch(?:es)?|chaffinch(?:es)?|blackbirds?|pheasants?|ospreys?|eagles?|kites?|owls?|woodpeckers?|warblers?|buntings?|ruffs?|crossbills?|orioles?|tanagers?|cardinals?)\\b";

  /** Places that are hardly called anything else. */
  private static final String POINT =
      "(?:Reyes|Mugu|Loma|Lobos|Arena|Barrow|Judith|Pelee|Dume|Conception|Sur|Roberts|Pleasant|Townsend)\\b";

  private static final String NUMERAL = "(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\\b";

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<=(?<![\\w.])imm)\\.(?= [A-Z][a-z])", "ature").insideWords().given("imm. "),
        Rewrite.of(
                "(?<=(?:\\d|\\b(?:an?|the|one|two|three|several)) )(ad|juv)\\.(?= (?:fe)?males?\\b|(?<=\\d .{2,3}\\.) [A-Z][a-z])",
                m -> m.group(1).equals("ad") ? "adult" : "juvenile")
            .given("ad. ", "juv. "),
        // 2 m. harrier
        Rewrite.of(
                "(?<=(?<![\\w.,/$-])\\d{1,3} )([mf])\\.(?= (?:[A-Za-z]{3,12}[- ])?"
                    + SMALL_BIRD
                    + ")",
                m -> m.group(1).equals("m") ? "male" : "female")
            .given(" m. ", " f. "),
        Rewrite.of("(?<=(?:\\d|\\ban|\\bthe|\\bof|\\band) )Am\\.(?= " + BIRD + ")", "American")
            .given("Am. "),
        Rewrite.of(
                "(?<![\\w.])Pt\\.(?= "
                    + POINT
                    + "|(?<=\\b(?:in|at|near|off|around|past|from|to) Pt\\.) (?!"
                    + NUMERAL
                    + ")[A-Z][a-z]{2})",
                "Point")
            .given("Pt. "));
  }
}
