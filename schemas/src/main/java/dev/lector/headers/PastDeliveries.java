package dev.lector.headers;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/** How often a request in quarantine was delivered before, as decimal digits. */
public final class PastDeliveries {

  /** Header of the number. */
  public static final String DELIVERIES = "lector-deliveries";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private PastDeliveries() {}

  /**
   * Puts the number on a record, in place of what was there.
   *
   * @param headers of the record
   * @param count deliveries so far
   */
  public static void write(Headers headers, int count) {
    HeaderValues.put(headers, DELIVERIES, Integer.toString(count));
  }

  /**
   * Reads the number.
   *
   * @param headers of a record
   * @return deliveries before; 0 when the headers do not say it
   */
  public static int read(Headers headers) {
    String digits = HeaderValues.text(headers, DELIVERIES);
    return digits != null && NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
  }

  /**
   * Takes the number away.
   *
   * @param headers of a record
   */
  public static void remove(Headers headers) {
    headers.remove(DELIVERIES);
  }
}
