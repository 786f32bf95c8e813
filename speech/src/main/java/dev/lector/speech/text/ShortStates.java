package dev.lector.speech.text;

import java.util.Map;

/** States of the USA as they stand behind a city: "Boston, Mass." */
final class ShortStates {
  /** The names by their abbreviations without the point. */
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Ala", "Alabama"),
          Map.entry("Ariz", "Arizona"),
          Map.entry("Ark", "Arkansas"),
          Map.entry("Calif", "California"),
          Map.entry("Colo", "Colorado"),
          Map.entry("Conn", "Connecticut"),
          Map.entry("Del", "Delaware"),
          Map.entry("Fla", "Florida"),
          Map.entry("Ga", "Georgia"),
          Map.entry("Ia", "Iowa"),
          Map.entry("Ida", "Idaho"),
          Map.entry("Ill", "Illinois"),
          Map.entry("Ind", "Indiana"),
          Map.entry("Kan", "Kansas"),
          Map.entry("Kans", "Kansas"),
          Map.entry("Ky", "Kentucky"),
          Map.entry("La", "Louisiana"),
          Map.entry("Mass", "Massachusetts"),
          Map.entry("Md", "Maryland"),
          Map.entry("Me", "Maine"),
          Map.entry("Mich", "Michigan"),
          Map.entry("Minn", "Minnesota"),
          Map.entry("Miss", "Mississippi"),
          Map.entry("Mo", "Missouri"),
          Map.entry("Mont", "Montana"),
          Map.entry("Neb", "Nebraska"),
          Map.entry("Nebr", "Nebraska"),
          Map.entry("Nev", "Nevada"),
          Map.entry("Okla", "Oklahoma"),
          Map.entry("Ore", "Oregon"),
          Map.entry("Pa", "Pennsylvania"),
          Map.entry("Penn", "Pennsylvania"),
          Map.entry("Tenn", "Tennessee"),
          Map.entry("Tex", "Texas"),
          Map.entry("Va", "Virginia"),
          Map.entry("Vt", "Vermont"),
          Map.entry("Wash", "Washington"),
          Map.entry("Wis", "Wisconsin"),
          Map.entry("Wyo", "Wyoming"));

  private ShortStates() {}
}
