package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Words that are written short right before or behind a noun: "Max. load", "Est. finish", 5 mins'
 * walk, "wine incl.", over med-high heat, a 4* hotel. To be applied before numbers and other
 * abbreviations.
 */
final class ShortNouns {
  private static final Map<String, String> LABELS =
      Map.of(
          "max",
          "maximum",
          "min",
          "minimum",
          "est",
          "estimated",
          "approx",
          "approximate",
          "avg",
          "average",
          "equiv",
          "equivalent",
          "temp",
          "temperature",
          "attn",
          "attention",
          "addl",
          "additional");

  private static final Map<String, String> TIMES =
      Map.of("mins", "minutes", "yrs", "years", "hrs", "hours", "wks", "weeks", "mos", "months");

  private static final String MEASURED =
      "(?:load|weight|speed|height|length|width|depth|size|temp|temperature|pressure|power|capacity|order|connection|stay|age|spend|wage|distance"
          + "|duration|finish|start|arrival|departure|delivery|time|date|cost|price|value|total|number|amount|area|volume|output|input|rate|score"
          + "|charge|fee|deposit|purchase|charge|dose|dosage|run(?: ?time)?|range|heat|humidity|altitude|elevation|reading|population|revenue|budget|completion"
          + "|players?|persons?|people|guests?|occupancy|rating|torque|current|voltage|flow|level|bid|offer|payment|term|period|year|cooking)";

  /** What a price includes. */
  private static final String PAID =
      "(?:(?i:wine|drinks?|breakfast|lunch|dinner|meals?|tax(?:es)?|VAT|GST|postage|delivery|shipping|bills?|utilities|parking|transfers?|flights?|entry|tips?|service"
          + "|linen|towels|board|batter(?:y|ies)|insurance|heating|electricity|water|gas|internet|wi-?fi|cleaning|coffee|tea|snacks?|guide|tickets?|furniture))";

  List<Rule> rules() {
    return List.of(
        // Max. load: 50 kg
        Rewrite.of(
                "(?=[MmEeAa])(?<![\\w.'-])(?<!\\d )([Mm]ax|[Mm]in|[Ee]st|[Aa]pprox|[Aa]vg)\\. (?="
                    + MEASURED
                    + "s?\\b)",
                m -> named(m.group(1)) + " ")
            .given(". "),
        Rewrite.of("(?=A)(?<![\\w.])Attn\\.?(?=: ?\\w)", "Attention").given("Attn"),
        // real est. $1,200
        Rewrite.of("(?<=\\b[Rr]eal )est\\.?(?![\\w'])", "estate").given("eal est"),
        // or equiv. Nice to have
        Rewrite.of(
                "(?<=\\b(?:or|and|degree|[Bb]Sc|[A-Z]{2,4}) )\\(?equiv\\.?\\)?(?![\\w'])(?=(\\s[A-Z]|\\s{0,3}$)?)",
                m -> "equivalent" + (m.group(1) == null || !m.group().contains(".") ? "" : "."))
            .given("equiv"),
        // 5 mins' walk, 5+ yrs' exp.
        Rewrite.of(
                "(?<=\\d\\+? ?)(mins|yrs|hrs|wks|mos)'(?=\\s[A-Za-z])",
                m -> TIMES.get(m.group(1)) + "'")
            .given("s'"),
        Rewrite.of(
                "(?<=\\b(?:yrs?'?\\.?|years?'?|of|mos?\\.?|months'?|prior|prev\\.|work|relevant|industry|professional) )exp\\.?(?= (?:with|in|as|of|using|req|required|preferred|needed|or|and|a plus)\\b|[,;)])",
                "experience")
            .given(" exp"),
        // wine incl. Overnight: Hotel; but not "countries incl. France"
        Rewrite.of(
                "(?<=[A-Za-z]{3} )incl\\.(?=[,;)]|\\s{0,3}$)|(?<=\\b"
                    + PAID
                    + " )incl\\.(?=\\s([A-Z])(?![A-Z&]))",
                m -> "included" + (m.group(1) == null ? "" : "."))
            .given(" incl."),
        // over med-high heat, in a med. pan
        Rewrite.of(
                "(?<![\\w.-])[Mm]ed(?=-(?:high|low|rare|well|size|sized|large|small|hot|hard|firm|soft|light|dark|weight)\\b)",
                m -> m.group().charAt(0) == 'M' ? "Medium" : "medium")
            .given("ed-"),
        // the VP Eng.
        Rewrite.of(
                "(?<=\\b(?:VP|SVP|EVP|Head of|Director of|[Ss]enior|[Ss]taff|[Ss]oftware|Dir\\.|Mech\\.|Elec\\.|Civil) )Eng(?:\\.|(?![\\w]))(?=(\\s[A-Z]|\\s{0,3}$)?)",
                m -> "Engineering" + (m.group(1) == null || !m.group().contains(".") ? "" : "."))
            .given(" Eng"),
        // in 2020 Aug
        Rewrite.of(
                "(?<=(?<![\\w.,/$-])(?:19|20)\\d\\d )(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?(?= [a-z(]|[,;:)]|\\s{0,3}$|\\.\\s)",
                m -> Dates.month(m.group(1)))
            .shaped("0 A"),
        // a Golf Mk6, mk 2; but not "gas Mk 4", which ovens have
        Rewrite.of("(?<![\\w.-])(?<![Gg]as )[Mm]k\\.? ?(?=\\d{1,2}(?![\\w.,:/]\\w|\\w))", "Mark ")
            .shaped("k0", "k 0", "k."),
        // room w/ bath 3w/ coffee
        Rewrite.of("(?<=\\d)w/(?= ?[a-z]{2})", " with ").given("w/"));
  }

  /** Stars of hotels, before marks of Markdown are taken away: a 4* hotel, Hotel Athena 4*. */
  static List<Rule> starred() {
    return List.of(
        Rewrite.of(
                "(?=[1-5]\\*)(?<![\\w.,*/^+=-])(?<![+=*/^-] )([1-5])(?:\\.5)?\\*(?=[ -](?:[a-z]{4,9} )?(?:[Hh]otels?|[Rr]esorts?|[Gg]uest ?houses?|[Ss]pa|[Aa]ccommodation|[Hh]ostels?|[Rr]estaurants?|[Ll]odges?|[Ii]nns?|[Ll]uxury|[Rr]eviews?|[Rr]atings?|[Bb]&B|[Pp]ropert(?:y|ies)|[Bb]reak)\\b)",
                m -> m.group(1) + " star")
            .given("*"),
        Rewrite.of(
                "(?<=\\b(?:[Hh]otel|[Rr]esort|[Gg]uest ?house|[Hh]ostel|[Ii]nn|[Ll]odge|[Ss]pa|[Pp]alace)(?: [A-Z][a-z]{1,15})?(?: [A-Z][a-z]{1,15})? \\(?)([1-5])\\*(?![\\w*])",
                m -> m.group(1) + " star")
            .given("*"));
  }

  private static String named(String written) {
    String name =
        LABELS.getOrDefault(
            Character.toLowerCase(written.charAt(0)) + written.substring(1), written);
    return Letters.isUpper(written.charAt(0))
        ? Character.toUpperCase(name.charAt(0)) + name.substring(1)
        : name;
  }
}
