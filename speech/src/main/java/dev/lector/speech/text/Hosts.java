package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Addresses of machines: 2001:db8::1, fe80::1/64, and the network in 10.0.0.0/8. */
final class Hosts {
  private static final String HEX = "[0-9A-Fa-f]{1,4}";

  private final Numbers numbers;

  Hosts(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before code, whose rules know other colons. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w:.])(?:(?:HEX:){7}HEX|(?:HEX(?::HEX){0,5})?::(?:HEX(?::HEX){0,5})?)(/\\d{1,3})?(?![\\w:]|\\.\\d)"
                    .replace("HEX", HEX),
                this::sixth)
            .given("::", ":0", ":f", ":2"),
        Rewrite.of(
                "(?=/)(?<=(?<![\\w.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})/(\\d{1,2})(?![\\w/]|\\.\\d)",
                m -> " slash " + numbers.number(m.group(1)))
            .given("/"));
  }

  // Letters and two colons alone are a name in a program: dead::beef.
  private @Nullable String sixth(MatchResult m) {
    String written = m.group();
    if (written.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    StringBuilder out = new StringBuilder(written.length() * 6);
    StringBuilder group = new StringBuilder();
    int network = written.indexOf('/');
    String address = network < 0 ? written : written.substring(0, network);
    for (int i = 0; i <= address.length(); i++) {
      char c = i < address.length() ? address.charAt(i) : ':';
      if (c != ':') {
        group.append(c);
        continue;
      }
      out.append(group.isEmpty() ? "" : " " + numbers.spelled(group));
      out.append(i < address.length() ? " colon" : "");
      group.setLength(0);
    }
    if (network >= 0) {
      out.append(" slash ").append(numbers.number(written.substring(network + 1)));
    }
    return out.toString().strip();
  }
}
