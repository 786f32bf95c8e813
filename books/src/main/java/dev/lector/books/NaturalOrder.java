package dev.lector.books;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people count: chapter 2 comes before chapter 10. */
final class NaturalOrder {
  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {}

  static int compare(String one, String other) {
    Matcher left = PART.matcher(one.toLowerCase(Locale.ROOT));
    Matcher right = PART.matcher(other.toLowerCase(Locale.ROOT));
    while (true) {
      boolean more = left.find();
      if (!right.find()) {
        return more ? 1 : one.compareTo(other);
      }
      if (!more) {
        return -1;
      }
      int order = compareParts(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int compareParts(String one, String other) {
    return isNumber(one) && isNumber(other)
        ? new BigInteger(one).compareTo(new BigInteger(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
