package dev.lector.tts.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Roman numerals where they certainly are ones: Chapter IV, Henry VIII, World War II, the XIX
 * century.
 */
final class Romans {
  private static final String ROMAN =
      "(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))";
  private static final Pattern VALID = Pattern.compile(ROMAN);

  private final Numbers numbers;
  private final Set<String> regents;
  private final Set<String> numbered;

  Romans(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    this.regents = tables.words("regents.txt");
    this.numbered = tables.words("numbered-things.txt");
  }

  List<Rule> rules() {
    String roman = "([IVXLCDM]{1,15}+)";
    return List.of(
        Rewrite.of(
            "(?i:^\\s{0,8}([IVXL]{1,10}+)\\.?\\s{0,8}$)",
            m ->
                cardinal(m.group(1).toUpperCase(java.util.Locale.ROOT)) == null
                    ? null
                    : "" + cardinal(m.group(1).toUpperCase(java.util.Locale.ROOT))),
        Rewrite.of(
            "^\\s{0,8}([IVX]{1,8}+)\\.(?=\\s+(?![A-Z]\\.))", m -> then(cardinal(m.group(1)), ",")),
        Rewrite.of(
            "\\b([A-Z]?[A-Za-z]{2,14})(\\.?)\\s("
                + "[IVXLCDMivxlcdm]{1,15}+)(?![\\w'’-])(?:[-–]([IVXLC]{1,15}+)\\b)?",
            m -> {
              if (!numbered.contains(m.group(1).toLowerCase(java.util.Locale.ROOT))) {
                return null;
              }
              String said = cardinal(m.group(3).toUpperCase(java.util.Locale.ROOT));
              boolean plainI =
                  m.group(3).equals("I") && Character.isLowerCase(m.group(1).charAt(0));
              boolean word =
                  Character.isLowerCase(m.group(3).charAt(0)) && !m.group(3).matches("[ivx]{1,6}");
              if (said == null || plainI || word) {
                return null;
              }
              String to = m.group(4) == null ? null : cardinal(m.group(4));
              return m.group(1) + m.group(2) + " " + said + (to == null ? "" : " to " + to);
            }),
        Rewrite.of(
            "\\b([A-Z][A-Za-z]{2,14})\\s"
                + roman
                + "(?![\\w.]\\w)(?:('s)|(?=( of |[,;:.!?)]|$))?)(?!\\w)",
            m -> {
              boolean certain = !m.group(2).equals("I") || m.group(3) != null || m.group(4) != null;
              String name =
                  m.group(1).charAt(0) + m.group(1).substring(1).toLowerCase(java.util.Locale.ROOT);
              String said = regents.contains(name) && certain ? ordinal(m.group(2)) : null;
              return said == null
                  ? null
                  : m.group(1) + " the " + said + (m.group(3) == null ? "" : "'s");
            }),
        Rewrite.of(
            "\\b"
                + roman
                + "(?:th)?(?=\\s(?:[Cc]entury|[Cc]enturies|[Dd]ynasty|[Cc]ongress|Olympi)\\b)",
            m -> m.group(1).length() > 1 || !m.group(1).equals("I") ? ordinal(m.group(1)) : null),
        Rewrite.of(
            "(?<=[a-z] )(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XX|XXI)(?!\\w)(?!\\.\\w)",
            m -> cardinal(m.group(1))));
  }

  private @Nullable String cardinal(String roman) {
    int value = value(roman);
    return value == 0 ? null : numbers.cardinal(value);
  }

  private @Nullable String ordinal(String roman) {
    int value = value(roman);
    return value == 0 ? null : numbers.ordinal(value);
  }

  private static @Nullable String then(@Nullable String said, String after) {
    return said == null ? null : said + after;
  }

  /** The value of a well-formed numeral, 0 for anything else. */
  static int value(String roman) {
    if (roman.isEmpty() || !VALID.matcher(roman).matches()) {
      return 0;
    }
    int sum = 0;
    int before = 0;
    for (int i = roman.length() - 1; i >= 0; i--) {
      int digit =
          switch (roman.charAt(i)) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            case 'C' -> 100;
            case 'D' -> 500;
            default -> 1000;
          };
      sum += digit < before ? -digit : digit;
      before = Math.max(before, digit);
    }
    return sum;
  }
}
