package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Law reports written without spaces, with their series: 94 S.Ct. 873, 354 F.Supp. 604, 12 L.Ed.2d
 * 12; supplements of codes by their Roman number, Supp. II 1990; and ordinals that end in a "d"
 * alone: 3d Cir., 2d ed., 103d Cong. To be applied before citations and numbers.
 */
final class Reporters {
  /** By their letters without points and spaces. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("SCt", "Supreme Court"),
          Map.entry("SupCt", "Supreme Court"),
          Map.entry("FSupp", "Federal Supplement"),
          Map.entry("FedAppx", "Federal Appendix"),
          Map.entry("LEd", "Lawyers' Edition"),
          Map.entry("LRev", "Law Review"),
          Map.entry("CalRptr", "California Reporter"),
          Map.entry("CalApp", "California Appeals"),
          Map.entry("So", "Southern"),
          Map.entry("FRD", "F R D"),
          Map.entry("BR", "B R"),
          Map.entry("NYS", "N Y S"),
          Map.entry("SW", "S W"),
          Map.entry("SE", "S E"),
          Map.entry("NW", "N W"),
          Map.entry("NE", "N E"),
          Map.entry("P", "P"),
          Map.entry("A", "A"));

  private static final String WORDED =
      "S\\. ?Ct|Sup\\. ?Ct|F\\. ?Supp|Fed\\. ?Appx|L\\. ?Ed|Cal\\. ?Rptr|Cal\\. ?App|L\\.Rev";

  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.)";

  /** What is counted by ordinals in reports and orders; a 2d array or 3d model is none of it. */
  private static final String COUNTED =
      "(?:Cir(?:\\.|cuit)|Dist(?:\\.|rict)|Dep't|Dept\\.|Department|Div(?:\\.|ision)|Sess(?:\\.|ion)|Cong(?:\\.|ress)|Lt\\.?|Lieut(?:\\.|enant)"
          + "|[Ee]d(?:\\.|ition|n\\.)|Ser(?:\\.|ies)|Reg(?:iment|'t|t\\.)|regiment|Brig(?:\\.|ade)|brigade|B(?:attalio)?n\\.?|battalion|Cav(?:\\.|alry)|Inf(?:\\.|antry)"
          + "|Airborne|Armored|Arm(?:y|d\\.)|Corps|[Ss]treet|[Aa]venue|St\\.|Ave\\.?|Vol(?:\\.|s|unteers)|[Dd]ay of|of "
          + MONTH
          + "|inst\\.|ult\\.)";

  List<Rule> rules() {
    return List.of(
        // (2d Cir.1990), (D.N.J.1990): the year is a word of its own
        Rewrite.of("(?<=\\([\\w.' ]{2,24}[A-Za-z]\\.)(?=(?:1[89]|20)\\d\\d\\))", " ").shaped(".0"),
        // 3d Cir., 22d day of May, July 3d
        Rewrite.of(
                "(?=\\d)(?<![\\w.,:/$£€-])((?:\\d{0,2}[02-9])?)([23])d(?=[ -]"
                    + COUNTED
                    + "(?!\\w)|(?<=\\b"
                    + MONTH
                    + " [23]{1,2}d)(?![\\w'-]))",
                m -> m.group(1) + m.group(2) + (m.group(2).equals("2") ? "nd" : "rd"))
            .shaped("0a"),
        // 94 S.Ct. 873, 12 L.Ed.2d 12
        Rewrite.of(
                "(?=[A-Z])(?<=\\d )("
                    + WORDED
                    + "|So|N\\. ?Y\\. ?S|[NS]\\. ?[EW]|F\\. ?R\\. ?D|B\\.R|[PA])\\. ?(2d|3d|4th|5th)(?=,? (?:\\d|at |___?))",
                m -> name(m.group(1)) + " " + series(m))
            .shaped(".0", ". 0"),
        Rewrite.of(
                "(?=[A-Z])(?<=\\d )(" + WORDED + ")\\.(?=,? (?:\\d|at |___?|\\())",
                m -> name(m.group(1)))
            .given(". ", ".,"),
        // (1988 & Supp. II 1990)
        Rewrite.of(
                "(?<![\\w.])(?<!F\\. )Suppl?\\. ([IVX]{1,6})(?![\\w'])(?=( \\d{4}(?!\\d))?)",
                m -> {
                  int number = Romans.value(m.group(1));
                  return number == 0
                      ? null
                      : "Supplement " + number + (m.group(2) == null ? "" : ",");
                })
            .given("Supp"));
  }

  private static String name(String written) {
    String letters = written.replace(".", "").replace(" ", "");
    return NAMES.getOrDefault(letters, letters);
  }

  private static String series(MatchResult m) {
    return switch (m.group(2).charAt(0)) {
      case '2' -> "second";
      case '3' -> "third";
      case '4' -> "fourth";
      default -> "fifth";
    };
  }
}
