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
  /** A letter behind these is a unit or part of a name: "three point one five A. Firmware". */
  private static final Set<String> COUNTS =
      Set.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "ten",
          "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred");

  /** Small letters with points that other rules say. */
  private static final Set<String> KNOWN =
      Set.of(
          "h.p", "a.d", "b.c", "c.e", "b.c.e", "p.c.m", "p.w", "p.p", "m.p.h", "r.p.m", "k.p.h",
          "e.s.t", "e.d.t", "p.s.t", "p.d.t", "c.s.t", "m.s.t", "g.m.t");

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

  /** What is told apart by a letter behind it: plan B. */
  private final Set<String> lettered;

  Abbreviations(Tables tables, Stops stops, Lexicon lexicon) {
    this.stops = stops;
    this.lexicon = lexicon;
    this.lettered = tables.words("lettered-things.txt");
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
        List.of(
            "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Capt", "Gen", "Col", "Lt", "Sgt", "St", "Wm",
            "Chas", "Thos", "Robt", "Geo", "Jas", "Benj", "Saml", "Jos", "Danl", "Margt")) {
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
            "(?=[A-Za-z])(?<![\\w./])(?<!\\w')(?<!\\d\\s?(?=secs?\\b))([A-Za-z]{1,6}+)\\.?\\s{0,3}(?=#?\\d)",
            this::reference),
        Rewrite.of("§§\\s?(?=\\d)", "sections ").given("§"),
        Rewrite.of("§\\s?(?=\\d)", "section ").given("§"));
  }

  /**
   * Those in small letters right before a count, which end no sentence there: "Calling hrs. 4-7",
   * "accum. 3". To be applied before the counts are words.
   */
  List<Rule> beforeCounts() {
    return List.of(
        Rewrite.of(
                "(?=[a-z])(?<![\\w.'])(?<![\\d½] ?)([a-z]{2,7}+)\\.(?= [~<>]?[$£€]?\\d)",
                this::beforeCount)
            .shaped(". 0", ". $", ". £", ". €", ". ~", ". <", ". >"));
  }

  /** Small letters with points that nobody knows otherwise: 3 s.f., p.d., s.e.m. */
  Rule lettered() {
    return Rewrite.of(
            "(?=[a-z]\\.[a-z])(?<![\\w./@'-])((?:[a-z]\\.){1,3}[a-z])\\.(?![\\w/@-])",
            this::letters)
        .shaped("a.a");
  }

  private @Nullable String letters(MatchResult m) {
    return entries.containsKey(m.group()) || KNOWN.contains(m.group(1))
        ? null
        : Letters.spaced(m.group(1).replace(".", "").toUpperCase(Locale.ROOT)) + Stops.LIKELY;
  }

  private @Nullable String beforeCount(MatchResult m) {
    if (references.containsKey(m.group(1))) {
      return null;
    }
    Entry entry = entries.get(m.group(1) + ".");
    return entry != null && (entry.stop.equals(Stops.NOUN) || entry.stop.equals(Stops.UNLIKELY))
        ? entry.spoken
        : null;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
            "(?=[MDPSCLGR])\\b(Mr|Mrs|Ms|Dr|Prof|Messrs|Mme|Mlle|Sgt|Capt|Lt|Gov|Sen|Rep|Revd?|Supt|Cllr)(?=\\s[A-Z])",
            this::plain),
        // thanks mr smith, dr Kim
        Rewrite.of(
                "(?=[dm])(?<![\\w.'@/-])(?:(mrs?)|dr(?=\\.? [A-Z]))\\.?(?= [A-Za-z]{3})",
                m -> m.group(1) == null ? "doctor" : m.group(1).equals("mr") ? "mister" : "missus")
            .given("mr", "dr"),
        Rewrite.of(
            "(?=[PpMmBbLlEe][Hh.SsEeLlDd])(?<![\\w.])(?![bBmM]ed'?s?(?!\\w)|[BM]EDS?(?!\\w))((?i:Ph\\.?\\s?D|M\\.?Sc|B\\.?Sc|M\\.?Ed|B\\.?Ed|LL\\.?[BMD]|Ed\\.?D))(\\.?)('?s)?(?!\\w)",
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
                "(?=[A-Z]\\.)(?<![\\w.'+&/])(?<!\\b[A-Z] and |\\b[a-z]{2,12}-|[A-Z]{2}-)([A-HJ-Z])\\.(?=\\s{1,3}([A-Z][a-z']{0,20}))",
                this::initial)
            .given("."),
        // (if,ie): a word that somebody writes about
        Rewrite.of(
                "(?<=,)(ie|eg)(?=[)\\]])", m -> Letters.spaced(m.group(1).toUpperCase(Locale.ROOT)))
            .given("ie)", "eg)", "ie]", "eg]"),
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

  /** What an abbreviation before a number or numeral stands for: "art". */
  @Nullable String referred(String written) {
    Reference found = references.get(written);
    return found == null ? null : found.spoken;
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
      return isShortened(m.group(1)) ? m.group(1) + stopBehind(m, paragraph) : null;
    }
    if (entry.stop.equals(INSIDE)) { // "She is a temp." is a word
      String next = Neighbours.after(paragraph, m.end());
      boolean closed =
          m.end() < paragraph.length() && ",;:)".indexOf(paragraph.charAt(m.end())) >= 0;
      return !closed && (next.isEmpty() || stops.begins(next)) ? null : entry.spoken;
    }
    return entry.spoken + entry.stop;
  }

  // "over nfs. Next" ends a sentence, "2 qts. Milk" and "Mgrs. Lee" do not
  private static String stopBehind(MatchResult m, String paragraph) {
    boolean initialism =
        Letters.isLower(m.group(1).charAt(0))
            && !COUNTS.contains(Neighbours.before(paragraph, m.start()));
    return initialism ? Stops.LIKELY : Stops.UNLIKELY;
  }

  // Small letters without a vowel are no word: qts., Mgrs.
  private boolean isShortened(String word) {
    return word.length() > 1
        && word.length() < 6
        && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
        && word.chars().noneMatch(c -> "aeiouyAEIOUY".indexOf(c) >= 0)
        && !lexicon.contains(word);
  }

  @Nullable String plain(MatchResult m) {
    Entry entry = entries.get(m.group(1) + ".");
    return entry == null ? null : entry.spoken;
  }

  private static String degree(MatchResult m) {
    String letters = Letters.spaced(m.group(1).replace(".", "").replace(" ", ""));
    if (m.group(3) != null) {
      return letters + "'s";
    }
    if (m.group(2).isEmpty()) {
      return letters;
    }
    // a linker is called lld
    boolean small = m.group(1).equals(m.group(1).toLowerCase(Locale.ROOT));
    return letters + (small ? Stops.LIKELY : Stops.UNLIKELY);
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
    return spelled
            || isLettered(before)
            || COUNTS.contains(before)
            || stops.begins(m.group(2))
            || beginsAnew(m, before, paragraph)
        ? null
        : Letters.spaced(m.group(1));
  }

  private boolean isLettered(String word) {
    return lettered.contains(Neighbours.lower(word));
  }

  // influenza A. Point A is: hardly a name; he got a B. Mary was, the answer is C. Next
  private boolean beginsAnew(MatchResult m, String before, String paragraph) {
    String behind = Neighbours.after(paragraph, m.end(2));
    if (before.equals("a")) {
      return Stops.isVerb(behind);
    }
    if (before.equals("is") || before.equals("was")) {
      return isLettered(Neighbours.before(paragraph, m.start() - 1 - before.length()));
    }
    boolean named = behind.length() == 1 && Letters.isUpper(behind.charAt(0));
    return named
        && isLettered(m.group(2))
        && !before.isEmpty()
        && Letters.isLower(before.charAt(0));
  }
}
