package dev.lector.speech.text;

import java.util.List;

/**
 * What advertisements of houses and rooms write short and others do not: "2-car att. gar.", "RV
 * pkg.", "W/D incl.", "W/I closet", "bills inc". To be applied before abbreviations.
 */
final class Listings {
  /** What a rent or a house comes with. */
  private static final String INCLUDED =
      "(?:[Bb]ills|[Uu]tilities|[Uu]tils\\.?|[Aa]ppliances|[Aa]ppls\\.?|[Hh]eat|W/D|A/C|H/W|HOA|[Pp]arking|[Ww]ater|[Ww]i-?[Ff]i|[Cc]ouncil tax|[Ff]urniture|[Bb]reakfast|VAT|[Pp]\\+p|P&P|[Pp]ostage)";

  /** A sentence may end there. */
  private static final String NEXT = "(?=(\\s[A-Z]|\\s{0,3}$)?)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=\\b"
                    + INCLUDED
                    + " )incl?(?![\\w'])(?:(\\.)"
                    + NEXT
                    + ")?(?! [a-z]{3,12}s\\b)",
                m -> "included" + (m.group(2) == null ? "" : "."))
            .given(" inc"),
        // 2-car att. gar., det. garage
        Rewrite.of(
                "(?<![\\w.])([Aa]tt|[Dd]et|[Aa]ttch)\\.?(?= (?:\\d-car )?(?:gar\\b|garages?\\b|house|home|bungalow|studio|unit))",
                m ->
                    switch (m.group(1)) {
                      case "att", "attch" -> "attached";
                      case "det" -> "detached";
                      case "Det" -> "Detached";
                      default -> "Attached";
                    })
            .given("tt. ", "tt ", "et. ", "et ", "ch ", "ch. "),
        Rewrite.of(
                "(?<=\\b(?:-car|cars?|att(?:ached|\\.)|det(?:ached|\\.)|dbl|double|single|integral|[Tt]andem|[Oo]versized|heated) )gar(?![\\w'])(?:\\."
                    + NEXT
                    + ")?",
                m -> "garage" + (m.group(1) == null ? "" : "."))
            .given(" gar"),
        Rewrite.of(
                "(?<=\\b(?:RV|[Oo]ff-?st(?:reet|\\.)?|[Ss]treet|[Gg]arage|[Gg]ar\\.|[Ff]ree|[Cc]overed|[Uu]nderground|[Oo]n-?site|[Gg]uest|[Aa]ssigned|[Rr]eserved|[Cc]arport|[Bb]oat|[Pp]ermit) )pkg(?![\\w'])(?:\\."
                    + NEXT
                    + ")?",
                m -> "parking" + (m.group(1) == null ? "" : "."))
            .given(" pkg"),
        // quartz ctrs.
        Rewrite.of(
                "(?<=\\b(?:[Qq]uartz|[Gg]ranite|[Mm]arble|[Ss]tone|[Tt]ile|[Tt]iled|[Cc]orian|[Ll]aminate|[Bb]utcher[- ]block|[Ss]olid[- ]surface|[Cc]oncrete|[Kk]it\\.?|[Kk]itchen|[Ss]oapstone) )(?:ctrs?|c-tops?|cntrs?|cntrtops?)(?![\\w'])(?:\\."
                    + NEXT
                    + ")?",
                m -> "counters" + (m.group(1) == null ? "" : "."))
            .given(" c"),
        Rewrite.of(
                "(?<![\\w/])[Ww]/[Ii](?= (?:closets?|pantry|pantries|robes?|wardrobes?|showers?|freezers?|cooler|storage|cl\\.))",
                "walk-in")
            .given("/I ", "/i "),
        // SS appls.
        Rewrite.of(
                "(?<![\\w/])SS(?= (?:appls?\\b|applian|kit|fridge|refrigerator|dishwasher|range|sink|stove|oven))",
                "stainless steel")
            .given("SS "),
        Rewrite.of(
                "(?<=\\b(?:[Pp]rimary|[Mm]aster|[Mm]str|[Gg]uest|[Ii]n-law|[Oo]wner'?s|[Bb]ridal|[Hh]otel|[Jj]unior) )ste(?![\\w'])(?:\\."
                    + NEXT
                    + ")?",
                m -> "suite" + (m.group(1) == null ? "" : "."))
            .given(" ste"),
        // 4BR/2.5BA
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$-])(\\d{1,2}) ?(?:BR|BD|br|bd|bed|Bed)/(\\d)\\.5 ?(?:BA|ba|bath|Bath)(?![\\w])",
                m ->
                    m.group(1)
                        + (m.group(1).equals("1") ? " bedroom, " : " bedrooms, ")
                        + m.group(2)
                        + " and a half baths")
            .given(".5"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$-])(\\d)\\.5 ?(?:BA|ba|baths?|bths?\\.?)(?![\\w])",
                m -> m.group(1) + " and a half baths")
            .given(".5"),
        Rewrite.of("(?<![\\w.])([Ss])ec\\. (?=dep\\b|deposit\\b)", m -> m.group(1) + "ecurity ")
            .given("ec. dep"),
        Rewrite.of("(?<=\\b[Ss]ec(?:urity)?\\.? )dep\\.?(?![\\w'])(?=[,;) ])", "deposit")
            .given(" dep"),
        // 3dr hatchback
        Rewrite.of(
                "(?<=(?<![\\w.,/])[2-5])[- ]?dr\\.?(?=,|;| (?:hatch|saloon|sedan|coup|estate|suv|SUV|wagon|auto|manual|petrol|diesel))",
                "-door")
            .given("dr"),
        // 10 min. walk
        Rewrite.of(
                "(?=\\d)(?<![\\w.,:/$-])(\\d{1,3})[ -](min|hr)\\.?(?= (?:walk|drive|ride|bus|train|flight|ferry|taxi|cab|jog|cycle|hike|trip|commute|stroll|journey|talk|delay|break|video|slot|interview|nap|rest|session|workout)s?\\b)",
                m -> m.group(1) + "-" + (m.group(2).equals("min") ? "minute" : "hour"))
            .given("min", "hr"));
  }
}
