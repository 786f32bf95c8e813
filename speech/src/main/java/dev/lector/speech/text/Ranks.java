package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Ranks of the police and the forces, one or several on end: "Det Supt Mary Hall", "Flt Lt Reed",
 * "a Det Sgt". To be applied before abbreviations.
 */
final class Ranks {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Det", "Detective"),
          Map.entry("Ch", "Chief"),
          Map.entry("Supt", "Superintendent"),
          Map.entry("Insp", "Inspector"),
          Map.entry("Con", "Constable"),
          Map.entry("Sgt", "Sergeant"),
          Map.entry("SSgt", "Staff Sergeant"),
          Map.entry("CSgt", "Colour Sergeant"),
          Map.entry("MSgt", "Master Sergeant"),
          Map.entry("TSgt", "Technical Sergeant"),
          Map.entry("GySgt", "Gunnery Sergeant"),
          Map.entry("Cpl", "Corporal"),
          Map.entry("LCpl", "Lance Corporal"),
          Map.entry("Pte", "Private"),
          Map.entry("Pvt", "Private"),
          Map.entry("Pfc", "Private First Class"),
          Map.entry("Gnr", "Gunner"),
          Map.entry("Spr", "Sapper"),
          Map.entry("Tpr", "Trooper"),
          Map.entry("Bdr", "Bombardier"),
          Map.entry("Spc", "Specialist"),
          Map.entry("Ofc", "Officer"),
          Map.entry("Flt", "Flight"),
          Map.entry("Sqn", "Squadron"),
          Map.entry("Ldr", "Leader"),
          Map.entry("Wg", "Wing"),
          Map.entry("Gp", "Group"),
          Map.entry("Fg", "Flying"),
          Map.entry("Plt", "Pilot"),
          Map.entry("Off", "Officer"),
          Map.entry("Cdr", "Commander"),
          Map.entry("Cmdr", "Commander"),
          Map.entry("Cdre", "Commodore"),
          Map.entry("Lt", "Lieutenant"),
          Map.entry("Capt", "Captain"),
          Map.entry("Maj", "Major"),
          Map.entry("Col", "Colonel"),
          Map.entry("Brig", "Brigadier"),
          Map.entry("Gen", "General"),
          Map.entry("Adm", "Admiral"));

  /** What is no rank, or a word, without another rank beside it: Gen Z, Col Agnel. */
  private static final Set<String> NEVER_ALONE =
      Set.of("Ch", "Con", "Flt", "Sqn", "Ldr", "Wg", "Gp", "Fg", "Plt", "Off", "Gen", "Col", "Det");

  private static final String RANK = "(?:" + String.join("|", WORDS.keySet()) + "|L/Cpl)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.'/-])("
                    + RANK
                    + "(?:\\.? "
                    + RANK
                    + "){0,3})(?![\\w'/-])(?:\\.(?= [A-Z][a-z']))?(?=( [A-Z](?:[a-z']|\\.)))?",
                Ranks::said)
            .given(Ranks::ranked));
  }

  private static @Nullable String said(MatchResult m) {
    String[] parts = m.group(1).split("\\.? ", -1);
    boolean alone = parts.length == 1;
    // Off you go, con men: words where they come first
    boolean word = parts[0].equals("Off") || parts[0].equals("Con");
    if (word || (alone && (m.group(2) == null || NEVER_ALONE.contains(parts[0])))) {
      return null;
    }
    StringBuilder said = new StringBuilder();
    for (String part : parts) {
      said.append(said.isEmpty() ? "" : " ")
          .append(part.equals("L/Cpl") ? "Lance Corporal" : WORDS.getOrDefault(part, part));
    }
    return said.toString();
  }

  private static boolean ranked(String paragraph) {
    for (String rank : WORDS.keySet()) {
      if (paragraph.contains(rank)) {
        return true;
      }
    }
    return paragraph.contains("L/Cpl");
  }
}
