package dev.lector.standalone.deadletters;

import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.Printable;
import dev.lector.headers.DeadLetterHeaders;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/** Dead letters as people read them. */
final class LetterText {
  static final String HEADING = row("LETTER", "SET ASIDE", "CAME FROM", "REQUEST", "WHY");

  private static final int REASON = 100;

  /** Room for the ids that bridges make; a backend's own may be of any length. */
  private static final int ID = 80;

  /** As many bytes of an unreadable value are shown. */
  private static final int SHOWN = 256;

  private LetterText() {}

  /** One line. */
  static String line(DeadLetter letter) {
    return row(
        letter.id().toString(),
        letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        letter.origin().map(DeadLetterHeaders::topic).orElse("?"),
        cut(letter.requestId(), ID),
        cut(
            letter.origin().map(DeadLetterHeaders::message).orElse("its headers do not say"),
            REASON));
  }

  private static String row(String id, String at, String topic, String request, String why) {
    return String.format(Locale.ROOT, "%-8s %-20s %-22s %-40s %s", id, at, topic, request, why);
  }

  /** All that is known of it, over several lines. */
  static String whole(DeadLetter letter) {
    StringBuilder text = new StringBuilder();
    add(text, "letter", letter.id().toString());
    add(text, "set aside", letter.at().toString());
    letter
        .origin()
        .ifPresent(
            origin -> {
              add(text, "came from", origin.topic());
              add(text, "partition", origin.partition() + ", offset " + origin.offset());
              add(text, "why", origin.message());
              add(text, "exception", origin.exception());
            });
    add(text, "request", Printable.of(letter.requestId()));
    letter
        .headers()
        .forEach(header -> add(text, "header", header.getKey() + " = " + header.getValue()));
    byte[] value = letter.record().value();
    letter
        .request()
        .ifPresentOrElse(
            // An event of Avro's prints as JSON.
            request -> add(text, "value", request.toString()),
            () -> add(text, "value", value == null ? "none" : unreadable(value)));
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-10s %s%n", name, value));
  }

  private static String unreadable(byte[] value) {
    String hex = HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(value.length, SHOWN));
    return "%d bytes that are no request: %s%s"
        .formatted(value.length, hex, value.length > SHOWN ? " …" : "");
  }

  private static String cut(String text, int longest) {
    String line = Printable.of(text.replace('\n', ' '));
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }
}
