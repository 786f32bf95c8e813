package dev.lector.ledger.usage;

import dev.lector.events.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the hours of usage: by hour, to close and forget hours and to read those of everybody; by
 * tenant, to read one tenant's without those of the others. Hours are ms since 1970 UTC, 8 bytes
 * big-endian; names are UTF-8 and end with a NUL, which is in no tenant's name.
 */
final class UsageKeys {
  private static final int START = Long.BYTES;

  private UsageKeys() {}

  static Bytes byHour(Usage usage) {
    return byHour(usage.getWindowStart().toEpochMilli(), usage.getTenant(), usage.getModelId());
  }

  static Bytes byHour(long start, String tenant, String model) {
    byte[] names = utf8(tenant + '\0' + model);
    return Bytes.wrap(ByteBuffer.allocate(START + names.length).putLong(start).put(names).array());
  }

  /** Before every hour that begins at a time or later. */
  static Bytes firstByHour(long start) {
    return Bytes.wrap(ByteBuffer.allocate(START).putLong(Math.max(0, start)).array());
  }

  static Bytes byTenant(Usage usage) {
    return byTenant(
        usage.getTenant(), usage.getWindowStart().toEpochMilli(), utf8(usage.getModelId()));
  }

  /** Before every hour of a tenant that begins at a time or later. */
  static Bytes firstByTenant(String tenant, long start) {
    return byTenant(tenant, Math.max(0, start), new byte[0]);
  }

  private static Bytes byTenant(String tenant, long start, byte[] model) {
    byte[] name = utf8(tenant + '\0');
    return Bytes.wrap(
        ByteBuffer.allocate(name.length + START + model.length)
            .put(name)
            .putLong(start)
            .put(model)
            .array());
  }

  /** The least key that is greater. */
  static Bytes following(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }

  /** Where a page ended, to be handed in for the next one. */
  static String cursor(Usage last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(byHour(last).get());
  }

  /**
   * The hour that a cursor names, without its sums.
   *
   * @throws IllegalArgumentException when no page gave this cursor
   */
  static Usage named(String cursor) {
    byte[] key = Base64.getUrlDecoder().decode(cursor);
    int end = START;
    while (end < key.length && key[end] != 0) {
      end++;
    }
    if (end >= key.length) {
      throw new IllegalArgumentException("after is not a cursor that a page has given");
    }
    return Usage.newBuilder()
        .setWindowStart(Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong()))
        .setTenant(new String(key, START, end - START, StandardCharsets.UTF_8))
        .setModelId(new String(key, end + 1, key.length - end - 1, StandardCharsets.UTF_8))
        .build();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
