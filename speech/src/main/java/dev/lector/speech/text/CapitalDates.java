package dev.lector.speech.text;

import java.util.List;

/**
 * Days glued to their months, as tickets and logs have them, 11MAR, 05JAN24, 3Dec2025; and times
 * from month to month: 09/2014 – 02/2019.
 */
final class CapitalDates {
  /** To be applied before words in capitals and dates. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€#])(?<!(?<![A-Z\\d]{3})-)(0?[1-9]|[12]\\d|3[01])(?=[JFMASOND])(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\\d|[\\s,.;:)]|$))((?:1[4-9]|20)?\\d\\d)?(?![\\w/]|-(?!\\d{1,2}[A-Z]))",
                m ->
                    Integer.parseInt(m.group(1))
                        + " "
                        + Dates.month(m.group(2))
                        + (m.group(3) == null ? "" : " " + Dates.fullYear(m.group(3))))
            .shaped("0A"),
        // (09/2014 – 02/2019)
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€-])(0?[1-9]|1[0-2])/((?:19|20)\\d\\d) ?[-–—] ?(0?[1-9]|1[0-2])/((?:19|20)\\d\\d)(?![\\w/]|[.,]\\d)",
                m -> month(m.group(1)) + m.group(2) + " to " + month(m.group(3)) + m.group(4))
            .given("/19", "/20"));
  }

  private static String month(String number) {
    return Dates.MONTHS.get(Integer.parseInt(number) - 1) + " ";
  }
}
