package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** References to scripture: John 3:16-18, 1 Cor. 13:4, Gen. 1:1–2:3, Surah 2:255. */
final class Verses {
  private static final List<String> POSITIONS = List.of("", "First", "Second", "Third");

  private final Numbers numbers;
  private final Map<String, String> books = new HashMap<>();
  private final String book;

  Verses(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    for (List<String> row : tables.rows("books.tsv", 2)) {
      books.put(row.get(0), row.get(1));
    }
    this.book =
        books.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(", ")"));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Z123])(?<![\\w.])(?:([123]|I{1,3}) )?"
                    + book
                    + "\\.? (\\d{1,3}):(\\d{1,3})(?:[-–](\\d{1,3})(?::(\\d{1,3}))?)?(?![\\w:]|[-–]\\d)",
                this::verses)
            .shaped("0:0"),
        // 13:15 And he had power
        Rewrite.of("^\\d{1,3}:\\d{1,3}(?= [\"'(]?(?:[A-Z][a-z']|[AIO] ))", m -> m.group() + ",")
            .given(":"),
        // without a verse only behind an abbreviation with a number: 1 Cor. 13
        Rewrite.of(
            "(?=\\d)(?<![\\w.,])([123]) " + book + "\\.? (?=\\d{1,3}(?!\\w))", this::numbered));
  }

  private @Nullable String verses(MatchResult m) {
    StringBuilder out = new StringBuilder(position(m.group(1)));
    out.append(books.get(m.group(2)))
        .append(' ')
        .append(number(m.group(3)))
        .append(' ')
        .append(number(m.group(4)));
    if (m.group(5) != null) {
      out.append(" to ").append(number(m.group(5)));
    }
    if (m.group(6) != null) {
      out.append(' ').append(number(m.group(6)));
    }
    return out.toString();
  }

  private @Nullable String numbered(MatchResult m) {
    return position(m.group(1)) + books.get(m.group(2)) + " ";
  }

  private static String position(@Nullable String written) {
    if (written == null) {
      return "";
    }
    int value = Letters.isDigit(written.charAt(0)) ? written.charAt(0) - '0' : written.length();
    return POSITIONS.get(value) + " ";
  }

  private String number(String written) {
    return numbers.cardinal(Integer.parseInt(written));
  }
}
