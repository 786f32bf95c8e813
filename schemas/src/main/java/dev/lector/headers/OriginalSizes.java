package dev.lector.headers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large the original of a dead letter was, on a letter that does not hold all of it; decimal
 * digits. A letter without these headers is whole.
 *
 * @param key bytes of the original's key; -1 when it had none
 * @param value bytes of its value; -1 when it had none
 * @param headers bytes of its headers, names and values
 */
public record OriginalSizes(int key, int value, int headers) {

  /** Bytes of the original's key. */
  public static final String KEY = "lector-original-key-bytes";

  /** Bytes of the original's value. */
  public static final String VALUE = "lector-original-value-bytes";

  /** Bytes of the original's headers. */
  public static final String HEADERS = "lector-original-headers-bytes";

  private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,9}");

  /**
   * Measures a record.
   *
   * @param record the original
   * @return its sizes
   */
  public static OriginalSizes of(ConsumerRecord<byte[], byte[]> record) {
    int headers = 0;
    for (Header header : record.headers()) {
      headers += header.key().getBytes(StandardCharsets.UTF_8).length;
      headers += Math.max(0, size(header.value()));
    }
    return new OriginalSizes(size(record.key()), size(record.value()), headers);
  }

  private static int size(byte @Nullable [] bytes) {
    return bytes == null ? -1 : bytes.length;
  }

  /**
   * Puts these on a letter, in place of what was there.
   *
   * @param letter its headers
   */
  public void write(Headers letter) {
    HeaderValues.put(letter, KEY, Integer.toString(key));
    HeaderValues.put(letter, VALUE, Integer.toString(value));
    HeaderValues.put(letter, HEADERS, Integer.toString(headers));
  }

  /**
   * Reads a letter's headers.
   *
   * @param letter its headers
   * @return the original's sizes, or nothing when the letter is whole
   */
  public static Optional<OriginalSizes> read(Headers letter) {
    Integer key = number(letter, KEY);
    Integer value = number(letter, VALUE);
    Integer headers = number(letter, HEADERS);
    return key == null || value == null || headers == null
        ? Optional.empty()
        : Optional.of(new OriginalSizes(key, value, headers));
  }

  /**
   * Takes these away.
   *
   * @param letter headers of a record
   */
  public static void remove(Headers letter) {
    List.of(KEY, VALUE, HEADERS).forEach(letter::remove);
  }

  private static @Nullable Integer number(Headers letter, String name) {
    String digits = HeaderValues.text(letter, name);
    return digits != null && NUMBER.matcher(digits).matches() ? Integer.valueOf(digits) : null;
  }
}
