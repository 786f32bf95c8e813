package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/** What a pound, a kilogram or the like costs in cents: 45.8c/lb. To be applied before slashes. */
final class CentRates {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("lb", "pound"),
          Map.entry("oz", "ounce"),
          Map.entry("kg", "kilogram"),
          Map.entry("bu", "bushel"),
          Map.entry("gal", "gallon"),
          Map.entry("L", "liter"),
          Map.entry("l", "liter"),
          Map.entry("litre", "liter"),
          Map.entry("liter", "liter"),
          Map.entry("kWh", "kilowatt hour"),
          Map.entry("kwh", "kilowatt hour"),
          Map.entry("min", "minute"),
          Map.entry("mi", "mile"),
          Map.entry("mile", "mile"),
          Map.entry("km", "kilometer"),
          Map.entry("share", "share"));

  List<Rule> rules() {
    return List.of(
        // the point of "45.8c/lb. in May" is the unit's
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€-])(\\d{1,4}(?:\\.\\d{1,3})?) ?c/("
                    + String.join("|", UNITS.keySet())
                    + ")(?![\\w/])(?:\\.(?= [a-z\\d(]))?",
                m ->
                    m.group(1)
                        + (m.group(1).equals("1") ? " cent per " : " cents per ")
                        + UNITS.get(m.group(2)))
            .given("c/"));
  }
}
