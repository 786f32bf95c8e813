package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and names of machines: 2001:db8::1, fe80::1/64, the network in 10.0.0.0/8, and dotted
 * names with digits, whose point would end a sentence: web-01.prod.lan, db1.example.internal.
 */
final class Hosts {
  private static final String HEX = "[0-9A-Fa-f]{1,4}";

  /** A name with letters and digits. */
  private static final Pattern MIXED = Pattern.compile("[a-z]{1,12}-?\\d[a-z0-9-]{0,30}");

  private static final Pattern LAST = Pattern.compile("\\d{0,2}[a-z]{3,20}");

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
                "(?=[a-z])(?<![\\w./@:~-])([a-z][a-z0-9-]{0,40}+(?:\\.[a-z0-9][a-z0-9-]{0,40}+){1,6}+)(?![\\w@/:(]|\\.\\w|-)",
                Hosts::named)
            .shaped(".a", ".0"),
        Rewrite.of(
                "(?=/)(?<=(?<![\\w.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})/(?=[A-Za-z])",
                " slash ")
            .given("/"),
        Rewrite.of(
                "(?=/)(?<=(?<![\\w.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})/(\\d{1,2})(?![\\w/]|\\.\\d)",
                m -> " slash " + numbers.number(m.group(1)))
            .given("/"));
  }

  private static @Nullable String named(MatchResult m) {
    String[] labels = m.group(1).split("\\.", -1);
    String last = labels[labels.length - 1];
    boolean mixed = false;
    for (String label : labels) {
      mixed |= MIXED.matcher(label).matches();
    }
    boolean file = labels.length == 2 && last.length() < 5;
    if (!mixed || file || !LAST.matcher(last).matches() || CodeSigns.isProse(last)) {
      return null;
    }
    return String.join(" dot ", labels).replace("-", " dash ");
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
