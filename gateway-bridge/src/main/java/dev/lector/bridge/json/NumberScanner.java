package dev.lector.bridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigInteger;

/** Numbers, as {@code _match_number_unicode} of CPython's {@code _json.c} reads them. */
final class NumberScanner {
  private final String text;
  private int end;

  NumberScanner(String text) {
    this.text = text;
  }

  /** Index after the number last scanned. */
  int end() {
    return end;
  }

  /** Reads the number that begins at {@code start}; what does not belong to it any more is left. */
  JsonNode scan(int start) throws JsonSyntaxException, UnreadableJsonException {
    int at = start;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    if (!digit(at)) {
      throw new JsonSyntaxException("Expecting value", start);
    }
    at = text.charAt(at) == '0' ? at + 1 : digits(at);
    int integerEnd = at;
    if (at < text.length() - 1 && text.charAt(at) == '.' && digit(at + 1)) {
      at = digits(at + 1);
    }
    if (at < text.length() - 1 && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (text.charAt(exponent) == '+' || text.charAt(exponent) == '-') {
        exponent++;
      }
      if (digit(exponent)) {
        at = digits(exponent);
      }
    }
    end = at;
    String written = text.substring(start, at);
    if (at > integerEnd) {
      return DoubleNode.valueOf(Double.parseDouble(written));
    }
    if (at - start > PythonJson.MOST_DIGITS) {
      throw new UnreadableJsonException(
          UnreadableJsonException.Reason.BEYOND_LIMITS,
          "an integer has more than %d digits".formatted(PythonJson.MOST_DIGITS));
    }
    return BigIntegerNode.valueOf(new BigInteger(written));
  }

  private int digits(int from) {
    int at = from;
    while (digit(at)) {
      at++;
    }
    return at;
  }

  private boolean digit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
