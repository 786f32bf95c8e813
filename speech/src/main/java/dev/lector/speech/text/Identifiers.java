package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Numbers that name one thing and are read digit by digit, known by their form or by the word
 * before them: UUIDs, hashes, hardware addresses, CVEs, ISSNs, accounts, cards, codes, standards.
 */
final class Identifiers {
  private static final String HEX = "[0-9A-Fa-f]";

  /** Words behind which a long number is a name. */
  private static final String NAMED =
      "(?:ISBN(?:-1[03])?|ISSN|SSN|EIN|IMEI|PIN|OTP|PNR|PMID|SKU|UPC|EAN|VIN|[Zz][Ii][Pp](?: [Cc]ode)?"
          + "|[Pp]ostcode|[Pp]asscode|[Pp]asscode is|[Pp]assword|[Aa]ccount|[Aa]cct|[Ii]nvoice|[Tt]racking|[Cc]onfirmation"
          + "|[Tt]icket|[Ll]icen[cs]e|[Pp]olicy|[Rr]outing|[Pp]assport|[Ss]erial|[Cc]ustomer|[Bb]ooking|[Rr]eference"
          + "|[Vv]erification code|[Ss]ecurity code|[Aa]ccess code|[Ss]ort code|[Aa]rea code|[Ee]xtension|[Ee]xt)";

  /** What is told by its last digits. */
  private static final String CARD =
      "[Cc]ards?|Visa|VISA|Master[Cc]ard|MASTERCARD|Maestro|[Aa]m[Ee]x|AMEX|American Express|Discover|Diners|[Dd]ebit|[Cc]redit|[Cc]hecking|[Ss]avings|[Aa]ccount|[Aa]cct|a/c|[Pp]hone|[Mm]obile|[Nn]umber|[Ii]BAN|IBAN|SIM|VIN|[Pp]late";

  private final Numbers numbers;

  Identifiers(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // UUIDs
        Rewrite.of(
                "(?=[A-Za-z\\d])(?<![\\w-])(?:"
                    + HEX
                    + "{8}-(?:"
                    + HEX
                    + "{4}-){3}"
                    + HEX
                    + "{12})(?![\\w-])",
                m -> groups(m.group(), "-"))
            .given("-"),
        // hardware addresses
        Rewrite.of(
                "(?=[A-Za-z\\d])(?<![\\w:])(?:" + HEX + "{2}:){5}" + HEX + "{2}(?![\\w:])",
                m -> groups(m.group(), ":"))
            .given(":"),
        // commits and checksums: letters and digits of the hexadecimal kind
        Rewrite.of(
                "(?=[abcdef\\d])(?<![\\w.#-])(?=[0-9a-f]{0,40}[a-f])(?=[a-f]{0,40}\\d)[0-9a-f]{7,40}(?:[0-9a-f]{24})?(?![\\w-])",
                m -> numbers.spelled(m.group()))
            .shaped("a0", "0a"),
        Rewrite.of(
                "(?<![A-Za-z0-9])0([xXbB])(" + HEX + "{1,32})(?![A-Za-z0-9])",
                m -> "zero " + numbers.spelled(m.group(1) + m.group(2)))
            .given("0x", "0X", "0b", "0B"),
        Rewrite.of(
                "\\b(CVE|CWE)-(?:(\\d{4})-)?(\\d{1,7})(?![\\w-])",
                m ->
                    Letters.spaced(m.group(1))
                        + " "
                        + (m.group(2) == null ? "" : numbers.name(m.group(2)) + ", ")
                        + numbers.digits(m.group(3)))
            .given("CVE-", "CWE-"),
        Rewrite.of(
                "(?=\\d)(?<=\\bISSN:?\\s)(\\d{4})-(\\d{3}[\\dX])(?![\\w-])",
                m -> numbers.digits(m.group(1)) + ", " + numbers.spelled(m.group(2)))
            .given("ISSN"),
        Rewrite.of(
                "(?=\\d)(?<=\\bISBN(?:-10)?:?\\s)(\\d{1,5}-\\d{1,7}-\\d{1,7}-[\\dX]|\\d{9}[\\dX])(?![\\w-])",
                m -> groups(m.group(), "-"))
            .given("ISBN"),
        // IBANs in groups of four
        Rewrite.of(
                "(?=[A-Z]{2})(?<![\\w-])([A-Z]{2}\\d{2})((?: \\d{4}){3,7}(?: \\d{1,4})?)(?![\\w-])",
                m -> numbers.spelled(m.group(1)) + "," + groups(m.group(2), " "))
            .shaped("AA00 0"),
        Rewrite.of(
            "(?=\\d)(?<=\\b(?:ending|ends|ended) (?:in|with) )(\\d{2,6})(?![\\w%]|[.,]\\d)",
            m -> numbers.digits(m.group(1))),
        // Visa ending 4417
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:"
                    + CARD
                    + ")(?: (?:card|number|account|no\\.?))?,? (?:ending|ends|ended):? )(\\d{3,5})(?![\\w%-]|[.,]\\d)",
                this::digits)
            .given("end"),
        Rewrite.of(
            "(?=\\d)(?<=\\blast (?:four|4) digits(?: are|:)? )(\\d{4})(?!\\w)", this::digits),
        Rewrite.of(
            "(?=\\d{4})(?<=\\b"
                + NAMED
                + "(?: [Nn]umber| [Nn]o\\.?| [Cc]ode)?(?:\\.| is| was|:)? ?#?)"
                + "(\\d{4,15})(?![\\w%-]|[.,]\\d)",
            this::digits),
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ee]xtension|[Ee]xt\\.?|PIN|[Pp]asscode|CVV|CVC)(?: is|:)? )(\\d{2,6})(?![\\w%-]|[.,]\\d)",
                this::digits)
            .given("ext", "Ext", "PIN", "asscode", "CV"),
        Rewrite.of(
                "\\b([Ee])xt\\.? ?(\\d{1,6})(?![\\w%-]|[.,]\\d)",
                m ->
                    (m.group(1).equals("E") ? "Extension " : "extension ")
                        + numbers.digits(m.group(2)))
            .given("xt"),
        // standards and answers of servers: ISO 8601, HTTP 404
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:RFC|ISO|IEEE|PEP|JEP|ANSI|HTTP|HTTP/\\d\\.\\d|HTTP \\d\\.\\d|[Ee]rror|[Ss]tatus|[Ff]orm)(?: code)?[ -])"
                    + "(\\d{3,5})(?![\\w%]|[.,]\\d)",
                m -> numbers.name(m.group(1)))
            .given("RFC", "ISO", "IEEE", "PEP", "JEP", "ANSI", "HTTP", "rror", "tatus", "orm"),
        // sections of a law: 401(k), 501(c)(3)
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{3})\\(([a-z])\\)(?:\\((\\d{1,2})\\))?",
                m ->
                    numbers.name(m.group(1))
                        + " "
                        + Letters.spaced(m.group(2))
                        + (m.group(3) == null ? "" : " " + numbers.number(m.group(3))))
            .given("("));
  }

  private String digits(MatchResult m) {
    return numbers.digits(m.group(1));
  }

  private String groups(String written, String between) {
    StringBuilder out = new StringBuilder();
    for (String group : written.split(between, -1)) {
      if (!group.isEmpty()) {
        out.append(out.isEmpty() ? "" : ", ").append(numbers.spelled(group));
      }
    }
    return out.toString();
  }
}
