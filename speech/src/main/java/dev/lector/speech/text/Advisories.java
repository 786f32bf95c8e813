package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Distances, speeds and pressures of weather services and ships, often in capitals: "0 MI...0 KM SE
 * OF DOMINICA", "924 MB", "35 KT", "20 km NE of". To be applied before capitals and units.
 */
final class Advisories {
  private static final Pattern WEATHER =
      Pattern.compile(
          "(?i)\\b(?:winds?|gusts?|hurricane|cyclone|storm|typhoon|depression|swells?|seas|waves|visibility|landfall|forecast|advisory|vessels?|pressure)\\b");

  /** A unit in capitals ends there: "160 MPH.", "0 MI…0 KM". */
  private static final String END = "(?=[\\s,;:)…]|\\.(?!\\w)|$)";

  List<Rule> rules() {
    return List.of(
        // 15 KM SE OF, 20 miles NNW of
        Rewrite.of(
                "(?=[NSEW])(?<=\\d (?:KM|km|MI|mi|NM|nm|nmi|[Mm]iles?|MILES?|[Kk]ilomet(?:er|re)s?|KILOMETERS|m|ft|yards?)\\)? )([NS](?:[EW]|N[EW]|S[EW])?|[EW](?:[NS][EW])?) (?=(?:of|OF)\\b)",
                m -> direction(m.group(1)) + " ")
            .given(" of", " OF"),
        Rewrite.of("(?<=(?<![\\w.,/])\\d{1,4}) MI" + END, " miles").given(" MI"),
        Rewrite.of("(?<=(?<![\\d.,])\\d{1,4}) ?(?:KM/H|KMH|KMPH|Km/h)(?!\\w)", " km/h")
            .given("KM", "Km/h"),
        Gate.of(
            paragraph -> WEATHER.matcher(paragraph).find(),
            List.of(
                Rewrite.of("(?<=(?<![\\w.,/])\\d{1,4}) ?KTS?" + END, " knots").given("KT"),
                Rewrite.of("(?<=(?<![\\w.,/])\\d{1,4}) ?NM" + END, " nautical miles")
                    .given("NM"))));
  }

  // west northwest
  private static String direction(String written) {
    String last =
        switch (written.substring(written.length() == 3 ? 1 : 0)) {
          case "N" -> "north";
          case "S" -> "south";
          case "E" -> "east";
          case "W" -> "west";
          case "NE" -> "northeast";
          case "NW" -> "northwest";
          case "SE" -> "southeast";
          default -> "southwest";
        };
    return written.length() == 3 ? direction(written.substring(0, 1)) + " " + last : last;
  }
}
