package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;

/**
 * Short words that their neighbours make plain: "the magic no. is", "a qtrly div. of", "Call/txt
 * me", "Dan's gf", "cc me", "rev. ed.", "(opt.)". To be applied before abbreviations.
 */
final class Dotless {
  private static final String WHOSE =
      "(?:\\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)(?: new| ex| old)?|[A-Za-z]{2}'s(?: new| ex| old)?) ";

  private static final String NO_FOOD =
      "(?! (?:bread|pizza|cake|flour|pasta|diet|options?|menu|beer|cookies|muffins?|recipe|oats|brownies)\\b)";

  List<Rule> rules() {
    return List.of(
        // the magic no. is 6; "the answer no. is" is not said
        Rewrite.of(
                "(?<=\\b(?:[Mm]agic|[Ll]ucky|[Ss]hirt|[Ss]quad|[Hh]ouse|[Ll]ot|[Bb]ox|[Tt]otal|[Aa]tomic|[Mm]ass|[Ww]ave|[Rr]eynolds|[Ss]ample|[Ff]ax|[Ee]mergency|[Bb]ib|[Ll]arge|[Ss]mall|[Ee]qual|[Ee]ven|[Oo]dd|[Ss]ame|[Gg]reat|[Hh]igh|[Ll]ow|[Ll]imited) )nos?\\.(?= (?:is|was|of|are|were|for|in|on|to|and|at)\\b)",
                m -> m.group().length() == 3 ? "number" : "numbers")
            .given("no. ", "nos. "),
        Rewrite.of(
                "(?<=\\b(?:qtrly|qtly|[Qq]uarterly|[Aa]nnual|[Ss]pecial|[Ii]nterim|[Ff]inal|[Mm]onthly|[Cc]ash|[Ii]ts|[Tt]he|[Aa]|[Dd]eclared|[Rr]aised|[Cc]ut) )divs?\\.?(?= (?:of|by|to|at|from|[\\d$£€¢]|was|is|yield|payable|per|up|down|growth))",
                m -> m.group().startsWith("divs") ? "dividends" : "dividend")
            .given(" div"),
        Rewrite.of("(?<=/)sh(?:\\.(?=[,;)]| [a-z])|(?=[,;) ]))(?<=[¢c\\d]/sh\\.?)", "share")
            .given("/sh"),
        Rewrite.of(
                "(?<![\\w.])(?<=\\b(?:[Nn]et|[Tt]otal|[Qq]uarterly|Q[1-4]|FY\\d{0,4}|[Aa]nnual|[Aa]d|[Cc]loud|[Ss]ervices?|[Pp]roduct|[Oo]rganic|and|[Rr]ecord) )rev(s?)\\.(?= [a-z\\d$£€]|[,;)])",
                m -> "revenue" + m.group(1))
            .given(" rev"),
        Rewrite.of(
                "(?<![\\w.])([Rr])ev\\.(?=,? (?:ed\\.|edn|and enl|& enl|and exp))",
                m -> m.group(1) + "evised")
            .given("ev. ", "ev.,"),
        Rewrite.of(
                "(?<![\\w.])([Dd])iv\\.(?= (?:yields?|growth|hike|cut|payments?|per share|cover)\\b)",
                m -> m.group(1) + "ividend")
            .given("iv. "),
        Rewrite.of(
                "(?<![\\w.])([Pp])rev\\. (?=(?:[a-z]{2,12}ed|un[a-z]{3,12}|known|sold|held)\\b)",
                m -> m.group(1) + "reviously ")
            .given("rev. "),
        Rewrite.of(
                "(?<![\\w.])([Pp])rob\\. (?=(?:density|dist\\.|distributions?|of|mass|theory|that|space|measure)\\b)",
                m -> m.group(1) + "robability ")
            .given("rob. "),
        Rewrite.of(
                "(?<![\\w.])Ofc\\. (?=(?:hrs|hours|bldg|mgr|mgmt|supp|equip|park)\\b)", "Office ")
            .given("Ofc. "),
        // 6.4% AH, AH trading
        Rewrite.of(
                "(?<=\\d% |[$£€]\\d{1,4}(?:\\.\\d\\d)? |\\b(?:higher|lower|up|down|shares|flat) )(?:AH|A/H)(?![\\w'])|(?<![\\w.])AH(?= (?:trading|trade|session|move|reaction|action|price)\\b)",
                "after hours")
            .given("AH", "A/H"),
        Rewrite.of("(?<=\\d% )PM(?![\\w'])", "premarket").given("% PM"),
        Rewrite.of("(?<=\\b(?:[Cc]all|[Pp]hone|[Rr]ing))/(?:txt|text)(?![\\w])", " or text")
            .given("/txt", "/text"),
        Rewrite.of(
                "(?<![\\w./@-])([Tt])xt(?= (?:me|him|her|us|them|you|or call|back|when|if|only|msg)\\b)",
                m -> m.group(1) + "ext")
            .given("xt "),
        Rewrite.of(
                "(?<=" + WHOSE + ")(gf|bf)(s?)(?![\\w'/-])" + NO_FOOD,
                m -> (m.group(1).equals("gf") ? "girlfriend" : "boyfriend") + m.group(2))
            .given(" gf", " bf"),
        // cc: Tom; cc me
        Rewrite.of(
                "(?<![\\w./@-])(b?cc)(?=: |'d\\b|'ing\\b| (?:me|him|her|us|them|you|everyone|[A-Z][a-z])\\b)",
                m -> m.group(1).equals("cc") ? "C C" : "B C C")
            .given("cc"),
        Rewrite.of("(?<![\\w.])Ex(s?)\\.(?=:)", m -> "Example" + m.group(1)).given("Ex.:", "Exs.:"),
        Rewrite.of("(?<=\\()opt\\.?(?=\\))", "optional").given("(opt"),
        Rewrite.of("(?<![\\w.])([Rr])esp\\. (?=for [a-z\\d])", m -> m.group(1) + "esponsible ")
            .given("esp. for"),
        Rewrite.of(
                "(?<![\\w.])([Rr])esp\\.? (?=(?:rate|distress|failure|infection|system|tract|effort|status|therapy)\\b)",
                m -> m.group(1) + "espiratory ")
            .given("esp. ", "esp "),
        Rewrite.of("(?<=\\d )(k?)cal\\.(?= [a-z])", m -> m.group(1) + "cal").given("cal. "),
        Rewrite.of("(?<=\\bPC)/([AX])T(?!\\w)", m -> " " + m.group(1) + " T").given("PC/"),
        // St. John, N.B.; Halifax, N.S.
        Rewrite.of(
                "(?<=[A-Z][a-z]{2,15}, )N\\. ?([BS])\\.(?=[,;)]|\\s|$)",
                m -> (m.group(1).equals("B") ? "New Brunswick" : "Nova Scotia") + Stops.UNLIKELY)
            .given(", N."),
        // Feb. 22, 1732 N.S.
        Rewrite.of(
                "(?<=\\d [(\\[]?|\\d, ?[(\\[]?)([NO])\\. ?S\\.(?=[,;:)\\]]|\\s|$)",
                m -> (m.group(1).equals("N") ? "New Style" : "Old Style") + Stops.LIKELY)
            .given("N.S.", "O.S.", "N. S.", "O. S."),
        Rewrite.of("(?<![\\w.])Li[- ]ion(?!\\w)", "lithium ion").given("Li-ion", "Li ion"),
        Rewrite.of("(?<![\\w./@-])[kK]8s(?!\\w)", "Kubernetes").given("8s"),
        Rewrite.of(
                "(?<![\\w.])(j?)GCaMP(?!\\w(?<!\\d))",
                m -> m.group(1).toUpperCase(Locale.ROOT) + " G camp ")
            .given("GCaMP"),
        Rewrite.of(
                "(?<![\\w.])C57BL/(6|10)(?=[JN]{0,3}(?!\\w))",
                m -> "C 57 black " + (m.group(1).equals("6") ? "six " : "ten "))
            .given("C57BL"),
        // c6i.large, db.t3.medium
        Rewrite.of(
                "(?=[a-z])(?<![\\w-])([a-z]{1,3}\\d{1,2}[a-z]{0,4})\\.(?:(\\d{1,2})?x(?=large))?(nano|micro|small|medium|large|metal)(?!\\w)",
                m ->
                    m.group(1)
                        + " "
                        + (m.group().contains("xlarge")
                            ? (m.group(2) == null ? "" : m.group(2) + " ") + "X "
                            : "")
                        + m.group(3))
            .given(".nano", ".micro", ".small", ".medium", ".large", "xlarge", ".metal"),
        Rewrite.of(
                "(?<![\\w./-])lib(xml|xslt|ssl|png|gcc|pq|uv|ffi|usb|gtk|vpx|tls|svg|ssh)(?=\\d?(?![A-Za-z_./]))",
                m -> "lib " + Letters.spaced(m.group(1).toUpperCase(Locale.ROOT)) + " ")
            .given("lib"));
  }
}
