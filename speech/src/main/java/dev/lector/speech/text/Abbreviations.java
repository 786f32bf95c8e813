package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Words written short: titles, streets, Latin, references, initials and dotted letters. */
final class Abbreviations {
  private record Entry(String spoken, String stop) {}

  private record Reference(String spoken, boolean needsPoint) {}

  private final Map<String, Entry> entries = new HashMap<>();

  /** Titles as they are written in capitals: MR. BENNET. */
  private final Map<String, Entry> titles = new HashMap<>();

  private final Map<String, Reference> references = new HashMap<>();
  private final Stops stops;

  Abbreviations(Tables tables, Stops stops) {
    this.stops = stops;
    for (List<String> row : tables.rows("abbreviations.tsv", 3)) {
      String stop =
          switch (row.get(2)) {
            case "never" -> "";
            case "unlikely" -> Stops.UNLIKELY;
            case "likely" -> Stops.LIKELY;
            default -> throw new IllegalStateException("abbreviations.tsv: " + row);
          };
      entries.put(row.get(0), new Entry(row.get(1), stop));
    }
    for (String title :
        List.of("Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Capt", "Gen", "Col", "Lt", "Sgt", "St")) {
      Entry entry = entries.get(title + ".");
      if (entry != null) {
        titles.put(title.toUpperCase(Locale.ROOT), entry);
      }
    }
    for (List<String> row : tables.rows("references.tsv", 3)) {
      references.put(row.get(0), new Reference(row.get(1), row.get(2).equals("needed")));
    }
  }

  /**
   * Those that stand before a number: No. 5, p. 12, c. 1450. To be applied while there are digits.
   */
  List<Rule> beforeNumbers() {
    return List.of(
        Rewrite.of("(?<![\\w.])([A-Za-z]{1,5}+)\\.?\\s{0,3}(?=#?\\d)", this::reference),
        Rewrite.of("§§\\s?(?=\\d)", "sections "),
        Rewrite.of("§\\s?(?=\\d)", "section "));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
            "\\b(Mr|Mrs|Ms|Dr|Prof|Messrs|Mme|Mlle|Sgt|Capt|Lt|Gov|Sen|Rep|Rev)(?=\\s[A-Z])",
            this::plain),
        Rewrite.of("(?<![\\w.])((?i:Ph\\.?D|M\\.?Sc|B\\.?Sc))(\\.?)(?!\\w)", Abbreviations::degree),
        Rewrite.of("(?<!\\w)[Nn]o\\.(?= of\\b)", "number").given("o. of"),
        // Dotted letters: U.S., e.g., J.R.R.
        Rewrite.of(
                "(?<![\\w.])((?:[A-Za-z]\\.\\s?){1,6}[A-Za-z])\\.('s\\b)?(?![A-Za-z])",
                this::dotted)
            .given("."),
        Rewrite.of("(?<![\\w.'&])([A-Za-z]{1,7}+)\\.(?!\\w)", this::word).given("."),
        Rewrite.of("(?<![\\w.'])([A-HJ-Z])\\.(?=\\s{1,3}([A-Z][a-z']{0,20}))", this::initial)
            .given("."),
        Rewrite.of("\\b(vs|etc|approx|eg|ie|aka|w/o|w/)(?![\\w./])", this::plain)
            .given("vs", "etc", "approx", "eg", "ie", "aka", "w/"),
        Rewrite.of("(?<!\\w)[nN]/[aA](?!\\w)", "not applicable").given("/"));
  }

  private @Nullable String reference(MatchResult m) {
    Reference found = references.get(m.group(1));
    boolean pointed = m.group().indexOf('.') >= 0;
    return found == null || (found.needsPoint && !pointed) ? null : found.spoken + " ";
  }

  private @Nullable String word(MatchResult m) {
    Entry entry = entries.get(m.group(1) + ".");
    if (entry == null && m.group(1).length() > 1 && Letters.isUpper(m.group(1).charAt(1))) {
      entry = titles.get(m.group(1));
    }
    return entry == null ? null : entry.spoken + entry.stop;
  }

  private @Nullable String plain(MatchResult m) {
    Entry entry = entries.get(m.group(1) + ".");
    return entry == null ? null : entry.spoken;
  }

  private static String degree(MatchResult m) {
    return Letters.spaced(m.group(1).replace(".", ""))
        + (m.group(2).isEmpty() ? "" : Stops.UNLIKELY);
  }

  private @Nullable String dotted(MatchResult m) {
    String written = m.group(1).replace(" ", "") + ".";
    Entry entry = entries.get(written);
    String possessive = m.group(2) == null ? "" : "'s";
    if (entry != null) {
      return entry.spoken + possessive + (possessive.isEmpty() ? entry.stop : "");
    }
    String letters = written.replace(".", "");
    if (!letters.equals(letters.toUpperCase(Locale.ROOT))) {
      return null;
    }
    return Letters.spaced(letters) + possessive + (possessive.isEmpty() ? Stops.UNLIKELY : "");
  }

  // A capital and a point before a capitalised word: an initial, unless that word begins a
  // sentence.
  private @Nullable String initial(MatchResult m) {
    return stops.begins(m.group(2)) ? null : Letters.spaced(m.group(1));
  }
}
