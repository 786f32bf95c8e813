package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Words written short: titles, streets, Latin, references, initials and dotted letters. */
final class Abbreviations {
  private static final Map<String, String> REFERRED =
      Map.ofEntries(
          Map.entry("Eq", "Equation"),
          Map.entry("Eqs", "Equations"),
          Map.entry("Eqn", "Equation"),
          Map.entry("eq", "equation"),
          Map.entry("eqs", "equations"),
          Map.entry("Fig", "Figure"),
          Map.entry("fig", "figure"),
          Map.entry("Tab", "Table"),
          Map.entry("tab", "table"),
          Map.entry("Sec", "Section"),
          Map.entry("sec", "section"),
          Map.entry("Ref", "Reference"),
          Map.entry("Refs", "References"),
          Map.entry("ref", "reference"),
          Map.entry("App", "Appendix"),
          Map.entry("Ch", "Chapter"),
          Map.entry("Thm", "Theorem"),
          Map.entry("Def", "Definition"),
          Map.entry("Prop", "Proposition"),
          Map.entry("Lem", "Lemma"));

  /** States of the USA as they stand behind a city. */
  static final Map<String, String> STATES =
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
          Map.entry("Ill", "Illinois"),
          Map.entry("Ind", "Indiana"),
          Map.entry("Kan", "Kansas"),
          Map.entry("Ky", "Kentucky"),
          Map.entry("La", "Louisiana"),
          Map.entry("Mass", "Massachusetts"),
          Map.entry("Md", "Maryland"),
          Map.entry("Mich", "Michigan"),
          Map.entry("Minn", "Minnesota"),
          Map.entry("Miss", "Mississippi"),
          Map.entry("Mo", "Missouri"),
          Map.entry("Mont", "Montana"),
          Map.entry("Neb", "Nebraska"),
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

  /** What is told apart by a letter behind it: plan B. */
  private static final Set<String> LETTERED =
      Set.of(
          "plan",
          "vitamin",
          "option",
          "grade",
          "section",
          "class",
          "group",
          "type",
          "team",
          "part",
          "hepatitis",
          "appendix",
          "exhibit",
          "column",
          "row",
          "gate",
          "block",
          "level",
          "point",
          "schedule",
          "figure",
          "table",
          "letter",
          "key",
          "note",
          "factor",
          "choice",
          "answer",
          "an");

  /** A letter behind these is a unit or part of a name: "three point one five A. Firmware". */
  private static final Set<String> COUNTS =
      Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "ten");

  /** In place of a stop: the abbreviation is a word itself where a sentence ends. */
  private static final String INSIDE = "inside";

  private record Entry(String spoken, String stop) {}

  private record Reference(String spoken, boolean needsPoint) {}

  private final Map<String, Entry> entries = new HashMap<>();

  /** Titles as they are written in capitals: MR. BENNET. */
  private final Map<String, Entry> titles = new HashMap<>();

  private final Map<String, Reference> references = new HashMap<>();
  private final Stops stops;
  private final Lexicon lexicon;

  Abbreviations(Tables tables, Stops stops, Lexicon lexicon) {
    this.stops = stops;
    this.lexicon = lexicon;
    for (List<String> row : tables.rows("abbreviations.tsv", 3)) {
      String stop =
          switch (row.get(2)) {
            case "never" -> "";
            case "unlikely" -> Stops.UNLIKELY;
            case "noun" -> Stops.NOUN;
            case "place" -> Stops.PLACE;
            case "inside" -> INSIDE;
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
        // St. Mary's. 3 boys: no section
        Rewrite.of(
            "(?=[A-Za-z])(?<![\\w./])(?<!\\w')([A-Za-z]{1,6}+)\\.?\\s{0,3}(?=#?\\d)",
            this::reference),
        Rewrite.of("§§\\s?(?=\\d)", "sections ").given("§"),
        Rewrite.of("§\\s?(?=\\d)", "section ").given("§"));
  }

  /** Those known by what is around them. To be applied while there are digits. */
  List<Rule> byPlace() {
    return List.of(
        // The answer is no. 5 people left.
        Rewrite.of(
                "(?<=\\b(?:is|was|said|say|says|answer|answered|replied|be|a|with|or)"
                    + " )([Nn])o\\.(?=\\s\\d[\\d,]{0,12}\\s(?:[a-z]{2,15}s|people|men|women|children)\\b)",
                m -> m.group(1) + "o. ,")
            .given("o."),
        // No 1 on the list
        Rewrite.of(
                "(?<![\\w.])No(?=\\s\\d{1,5}(?![\\w%]|[.,:]\\d)(?!\\s(?:[a-z]{2,15}s|people|men|women|children|more|other)\\b))",
                "Number")
            .given("No "),
        // Eq. (5)
        Rewrite.of(
                "(?=[EeFTtSsRrACDLP])(?<![\\w.])(Eqs?|eqs?|Eqn|Fig|fig|Tab|tab|Sec|sec|Ref|ref|Refs|App|Ch|Thm|Def|Prop|Lem)\\.\\s?(?:\\((\\d{1,3}(?:\\.\\d{1,3})?[a-z]?)\\)|(?=\\d))",
                m -> REFERRED.get(m.group(1)) + " " + (m.group(2) == null ? "" : m.group(2)))
            .shaped(".0", ". 0", ".(", ". ("),
        Rewrite.of(
                "(?<=[A-Z][a-z']{1,20},? )([JS])r(?![\\w.'])",
                m -> m.group(1).equals("J") ? "Junior" : "Senior")
            .given("Jr", "Sr"),
        Rewrite.of(
                "(?<![\\w.])(gov|Gov)\\.(?=\\s[a-z])",
                m -> m.group(1).equals("gov") ? "government" : "Government")
            .given("ov."),
        Rewrite.of("(?<=[A-Z][A-Za-z&]{1,20},? )(Inc|Ltd|Corp|Bros)(?![\\w.'])", this::plain)
            .given("Inc", "Ltd", "Corp", "Bros"),
        Rewrite.of("(?<![\\w.'])(Mt|Ft)(?=\\s[A-Z][a-z]{2})", this::plain).given("Mt ", "Ft "),
        // Boston, Mass.
        Rewrite.of(
                "(?=[A-Z])(?:(?<=, )(?<=[A-Z][a-z]{2,20}, )|(?<=\\b[DRI]-))("
                    + String.join("|", STATES.keySet())
                    + ")\\.",
                m -> STATES.get(m.group(1)) + Stops.UNLIKELY)
            .given(",", "D-", "R-", "I-"),
        // art. III
        Rewrite.of(
                "(?<![\\w.])([A-Za-z]{2,5})\\. (?=[IVXLC]{1,7}(?![\\w']))",
                m -> {
                  Reference found = references.get(m.group(1));
                  return found == null || m.group(1).equalsIgnoreCase("no")
                      ? null
                      : found.spoken + " ";
                })
            .given(". I", ". V", ". X", ". L", ". C"),
        Rewrite.of(
                "(?<![\\w.])([hH])\\.\\s?p\\.(?=(\\s{0,2}$|\\s[A-Z])?)(?<=[\\d½¼¾]["
                    + " -]?[hH]\\.\\s?p\\.)",
                m -> " horsepower" + (m.group(2) == null ? "" : "."))
            .given("h.p.", "H.P.", "h. p."),
        // reg. no. NCT01234567
        Rewrite.of("(?<![\\w.])([rR])eg\\.(?= [nN](?:o\\.|um))", m -> m.group(1) + "egistration")
            .given("eg. "),
        Rewrite.of(
                "(?<![\\w.])([nN])o\\.(?= (?:[A-Z]{1,6}[-/]?\\d|of\\b))", m -> m.group(1) + "umber")
            .given("o. "),
        // 350 deg. F
        Rewrite.of(
                "(?<=\\d ?)(?: ?degs?\\.?| degrees?) ?([FC])(?![\\w'])(?:\\.(?= [a-z]))?",
                m -> "°" + m.group(1))
            .given("deg"),
        // (2nd ed. John Doe), ed. John Doe
        Rewrite.of(
                "(?<=[,(;] ?)(ed|eds|trans|tr|illus)\\. (?=[A-Z][a-z]{1,20} [A-Z])",
                m ->
                    switch (m.group(1)) {
                      case "ed", "eds" -> "edited by ";
                      case "illus" -> "illustrated by ";
                      default -> "translated by ";
                    })
            .given("ed. ", "eds. ", "tr. ", "trans. ", "illus. "),
        Rewrite.of("(?<!\\w)([cC])/o(?=\\s[A-Z])", "care of").given("/o"),
        Rewrite.of("(?<![\\w/])b/c(?![\\w/])", "because").given("b/c"),
        Rewrite.of("(?<!\\w)[oO]p\\. [cC]it\\.", "in the work cited").given("cit.", "Cit."),
        Rewrite.of("(?<=\\d ?)ff\\.(?!\\w)", " and following" + Stops.LIKELY).given("ff."));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
            "(?=[MDPSCLGR])\\b(Mr|Mrs|Ms|Dr|Prof|Messrs|Mme|Mlle|Sgt|Capt|Lt|Gov|Sen|Rep|Rev)(?=\\s[A-Z])",
            this::plain),
        Rewrite.of(
            "(?=[PpMmBbLlEe][Hh.SsEeLlDd])(?<![\\w.])(?!(?:[bB]|[mM])ed(?!\\w)|(?:BED|MED)(?!\\w))((?i:Ph\\.?\\s?D|M\\.?Sc|B\\.?Sc|M\\.?Ed|B\\.?Ed|LL\\.?[BMD]|Ed\\.?D))(\\.?)('?s)?(?!\\w)",
            Abbreviations::degree),
        Rewrite.of("(?<!\\w)[Nn]o\\.(?= of\\b)", "number").given("o. of"),
        // Dotted letters: U.S., e.g., J.R.R.
        Rewrite.of(
                "(?=[A-Za-z]\\.)(?<![\\w.])((?:[A-Za-z]\\.\\s?){1,6}[A-Za-z])\\.('s\\b)?(?![A-Za-z])",
                this::dotted)
            .given("."),
        Rewrite.within("(?=[A-Za-z])(?<![\\w.'&])([A-Za-z]{1,7}+)\\.(?!\\w)", this::word)
            .given("."),
        Rewrite.within(
                "(?=[A-Z]\\.)(?<![\\w.'+])([A-HJ-Z])\\.(?=\\s{1,3}([A-Z][a-z']{0,20}))",
                this::initial)
            .given("."),
        Rewrite.of("(?=[veaiw])\\b(vs|etc|approx|eg|ie|aka|w/o|w/)(?![\\w./])", this::plain)
            .given("vs", "etc", "approx", "eg", "ie", "aka", "w/"),
        Rewrite.of(
                "(?=[adghmnoqtpywi])(?<![\\w.'-])(avg|dept|govt|hrs|yrs?|mins|qty|mgmt|mgr|mtgs?|acct|appts?|tbsp|tsp|pkgs?|natl|intl"
                    + "|asst)(?![\\w.'-])",
                this::plain)
            .given(
                "vg", "pt", "vt", "hrs", "yr", "mins", "qty", "mg", "mtg", "cct", "sp", "pkg", "tl",
                "sst"),
        Rewrite.of("(?<!\\w)[nN]/[aA](?!\\w)", "not applicable").given("/"));
  }

  private @Nullable String reference(MatchResult m) {
    Reference found = references.get(m.group(1));
    boolean pointed = m.group().indexOf('.') >= 0;
    return found == null || (found.needsPoint && !pointed) ? null : found.spoken + " ";
  }

  private @Nullable String word(MatchResult m, String paragraph) {
    Entry entry = entries.get(m.group(1) + ".");
    if (entry == null && m.group(1).length() > 1 && Letters.isUpper(m.group(1).charAt(1))) {
      entry = titles.get(m.group(1));
    }
    if (entry == null) {
      return isShortened(m.group(1)) ? m.group(1) + Stops.UNLIKELY : null;
    }
    if (entry.stop.equals(INSIDE)) { // "She is a temp." is a word
      String next = Neighbours.after(paragraph, m.end());
      boolean closed =
          m.end() < paragraph.length() && ",;:)".indexOf(paragraph.charAt(m.end())) >= 0;
      return !closed && (next.isEmpty() || stops.begins(next)) ? null : entry.spoken;
    }
    return entry.spoken + entry.stop;
  }

  // Small letters without a vowel are no word: qts., Mgrs.
  private boolean isShortened(String word) {
    return word.length() > 1
        && word.length() < 6
        && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
        && word.chars().noneMatch(c -> "aeiouyAEIOUY".indexOf(c) >= 0)
        && !lexicon.contains(word);
  }

  private @Nullable String plain(MatchResult m) {
    Entry entry = entries.get(m.group(1) + ".");
    return entry == null ? null : entry.spoken;
  }

  private static String degree(MatchResult m) {
    String letters = Letters.spaced(m.group(1).replace(".", "").replace(" ", ""));
    if (m.group(3) != null) {
      return letters + "'s";
    }
    return letters + (m.group(2).isEmpty() ? "" : Stops.UNLIKELY);
  }

  private @Nullable String dotted(MatchResult m) {
    String written = m.group(1).replace(" ", "") + ".";
    Entry entry = entries.get(written);
    String possessive = m.group(2) == null ? "" : "'s";
    if (entry != null) {
      return entry.spoken + possessive + (possessive.isEmpty() ? entry.stop : "");
    }
    String letters = written.replace(".", "");
    if (!letters.equals(letters.toUpperCase(Locale.ROOT)) && letters.length() < 3) {
      return null;
    }
    return Letters.spaced(letters) + possessive + (possessive.isEmpty() ? Stops.UNLIKELY : "");
  }

  // A capital and a point before a capitalised word: an initial, unless that word begins a
  // sentence.
  private @Nullable String initial(MatchResult m, String paragraph) {
    String before = Neighbours.before(paragraph, m.start());
    boolean spelled = before.length() == 1 && Letters.isUpper(before.charAt(0));
    boolean lettered =
        spelled || LETTERED.contains(Neighbours.lower(before)) || COUNTS.contains(before);
    return lettered || stops.begins(m.group(2)) ? null : Letters.spaced(m.group(1));
  }
}
