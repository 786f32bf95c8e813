package dev.lector.speech.text;

import dev.lector.speech.text.Script.Piece.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in English what somebody has said what it is. What does not look like it is left to the
 * rules, which say it as it tells itself.
 */
final class SpokenKinds {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([-−+]?)(\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d{1,15})?|\\d{1,21}(?:\\.\\d{1,15})?)");
  private static final Pattern FRACTION =
      Pattern.compile("(?:(\\d{1,9})\\s*[+ ]\\s*)?(\\d{1,9})\\s*[/⁄]\\s*(\\d{1,9})");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([AaPp]\\.?[Mm]\\.?)?|(\\d{1,4})['′](\\d{1,2})[\"″]");
  private static final Pattern DATE_PARTS = Pattern.compile("\\d{1,4}");
  private static final int LONGEST_SPELLED = 500;

  private final Numbers numbers = new Numbers();

  /** The words of a text of a kind. */
  String say(String text, Kind kind) {
    String plain = text.strip();
    String said =
        switch (kind) {
          case TEXT -> text;
          case CHARACTERS -> characters(plain);
          case DIGITS, TELEPHONE -> digits(plain);
          case CARDINAL -> number(plain, false);
          case ORDINAL -> number(plain, true);
          case FRACTION -> fraction(plain);
          case DATE_MDY, DATE_DMY, DATE_YMD -> date(plain, kind);
          case TIME -> time(plain);
        };
    return said.isBlank() ? text : said;
  }

  private String characters(String text) {
    List<String> said = new ArrayList<>();
    text.codePoints().limit(LONGEST_SPELLED).forEach(c -> said.add(character(c)));
    said.removeIf(String::isEmpty);
    return String.join(" ", said);
  }

  private String character(int c) {
    if (c >= '0' && c <= '9') {
      return numbers.digits(Character.toString(c));
    }
    return switch (c) {
      case '.' -> "dot";
      case ',' -> "comma";
      case '-', '‐', '‑' -> "dash";
      case '_' -> "underscore";
      case '/' -> "slash";
      case '\\' -> "backslash";
      case '@' -> "at";
      case '#' -> "hash";
      case '+' -> "plus";
      case '&' -> "and";
      case '*' -> "star";
      case '%' -> "percent";
      case '=' -> "equals";
      case '!' -> "exclamation mark";
      case '?' -> "question mark";
      case ':' -> "colon";
      case ';' -> "semicolon";
      case '\'', '’' -> "apostrophe";
      case '"' -> "quote";
      case '(', ')' -> "parenthesis";
      case '$' -> "dollar";
      default -> Character.isLetter(c) ? Character.toString(c).toUpperCase(Locale.ROOT) : "";
    };
  }

  /** Digits one by one, with a short pause where something stands between them. */
  private String digits(String text) {
    List<String> groups = new ArrayList<>();
    Matcher group = Pattern.compile("[+]|[A-Za-z]{1,40}|\\d{1,200}").matcher(text);
    StringBuilder out = new StringBuilder();
    while (group.find()) {
      String part = group.group();
      if (part.equals("+")) {
        out.append("plus ");
      } else if (Letters.isDigit(part.charAt(0))) {
        groups.add(out + numbers.digits(part));
        out.setLength(0);
      } else {
        groups.add(out + (part.length() > 3 ? part : Letters.spaced(part)));
        out.setLength(0);
      }
    }
    return String.join(", ", groups);
  }

  private String number(String text, boolean ordinal) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      Matcher suffixed = Pattern.compile("(\\d{1,18})(?:st|nd|rd|th)").matcher(text);
      return suffixed.matches() ? numbers.ordinal(Long.parseLong(suffixed.group(1))) : "";
    }
    String digits = number.group(2).replace(",", "");
    String sign = number.group(1).isEmpty() ? "" : number.group(1).equals("+") ? "plus " : "minus ";
    boolean whole = digits.indexOf('.') < 0 && digits.length() <= 18;
    if (whole) {
      long value = Long.parseLong(digits);
      return sign + (ordinal ? numbers.ordinal(value) : numbers.cardinal(value));
    }
    return sign + numbers.number(digits);
  }

  private String fraction(String text) {
    Matcher fraction = FRACTION.matcher(text);
    if (!fraction.matches()) {
      return "";
    }
    long top = Long.parseLong(fraction.group(2));
    long bottom = Long.parseLong(fraction.group(3));
    String parts =
        switch ((int) Math.min(bottom, 5)) {
          case 0, 1 -> numbers.cardinal(top) + " over " + numbers.cardinal(bottom);
          case 2 -> numbers.cardinal(top) + (top == 1 ? " half" : " halves");
          case 4 -> numbers.cardinal(top) + (top == 1 ? " quarter" : " quarters");
          default -> numbers.cardinal(top) + " " + numbers.ordinal(bottom) + (top == 1 ? "" : "s");
        };
    String whole = fraction.group(1);
    return whole == null ? parts : numbers.cardinal(Long.parseLong(whole)) + " and " + parts;
  }

  private String date(String text, Kind order) {
    List<String> parts = DATE_PARTS.matcher(text).results().map(it -> it.group()).toList();
    if (parts.isEmpty() || parts.size() > 3 || !text.matches("[\\d\\s./-]+")) {
      return "";
    }
    boolean year = parts.size() == 3;
    int at = order == Kind.DATE_YMD && year ? 1 : 0;
    int first = Integer.parseInt(parts.get(at));
    int second = parts.size() > 1 ? Integer.parseInt(parts.get(at + 1)) : 1;
    int month = order == Kind.DATE_DMY ? second : first;
    int day = order == Kind.DATE_DMY ? first : second;
    try {
      int said = year ? year(parts.get(order == Kind.DATE_YMD ? 0 : 2)) : 2000;
      var _ = LocalDate.of(said, month, parts.size() > 1 ? day : 1);
      return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
          + (parts.size() > 1 ? " " + numbers.ordinal(day) : "")
          + (year ? ", " + numbers.year(said) : "");
    } catch (DateTimeException e) {
      return "";
    }
  }

  /** Of two digits that of a century to our days, as people write it. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private String time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return "";
    }
    if (time.group(5) != null) {
      return counted(time.group(5), "minute") + " " + counted(time.group(6), "second");
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = Integer.parseInt(time.group(2));
    String said =
        numbers.cardinal(hour)
            + (minute == 0
                ? time.group(4) == null ? " o'clock" : ""
                : minute < 10 ? " oh " + numbers.cardinal(minute) : " " + numbers.cardinal(minute));
    if (time.group(3) != null) {
      said += " and " + counted(time.group(3), "second");
    }
    return time.group(4) == null
        ? said
        : said + (Character.toLowerCase(time.group(4).charAt(0)) == 'a' ? " A M" : " P M");
  }

  private String counted(String digits, String unit) {
    long count = Long.parseLong(digits);
    return numbers.cardinal(count) + " " + unit + (count == 1 ? "" : "s");
  }
}
