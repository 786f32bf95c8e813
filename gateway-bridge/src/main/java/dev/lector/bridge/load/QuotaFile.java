package dev.lector.bridge.load;

import dev.lector.config.FieldLines;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The format of a file of limits. A line is a tenant and what differs for it from the settings.
 *
 * <pre>
 * acme   requests=600 characters=100000 concurrent=50 dailycharacters=5000000 dailyaudio=PT20H
 * initech storedaudio=PT500H
 * globex dailycharacters=0
 * </pre>
 */
final class QuotaFile {
  private static final String REQUESTS = "requests";
  private static final String CHARACTERS = "characters";
  private static final String CONCURRENT = "concurrent";
  private static final String DAILY_CHARACTERS = "dailycharacters";
  private static final String DAILY_AUDIO = "dailyaudio";
  private static final String STORED_AUDIO = "storedaudio";

  private QuotaFile() {}

  /**
   * Reads the quotas by tenant.
   *
   * @param usual what counts where a line has no field
   * @param retained whether stored audio is deleted after a time
   * @throws IllegalArgumentException when a line is wrong; the message says which and why
   */
  static Map<String, Quota> parse(String text, Quota usual, boolean retained) {
    Map<String, Quota> quotas = new HashMap<>();
    var _ =
        FieldLines.read(
            text,
            1,
            Set.of(REQUESTS, CHARACTERS, CONCURRENT, DAILY_CHARACTERS, DAILY_AUDIO, STORED_AUDIO),
            line -> {
              String tenant = line.words().getFirst();
              Quota quota = quota(line.fields(), usual);
              if (quota.limitsStorage() && !retained) {
                throw new IllegalArgumentException(
                    "has storedaudio=…, which needs lector.store.retention");
              }
              if (quotas.put(tenant, quota) != null) {
                throw new IllegalArgumentException("has the tenant of an earlier line");
              }
              return tenant;
            });
    return Map.copyOf(quotas);
  }

  private static Quota quota(Map<String, String> fields, Quota usual) {
    return new Quota(
        number(fields, REQUESTS, usual.requests()),
        number(fields, CHARACTERS, usual.characters()),
        (int) Math.min(Integer.MAX_VALUE, number(fields, CONCURRENT, usual.concurrent())),
        number(fields, DAILY_CHARACTERS, usual.dailyCharacters()),
        audio(fields, DAILY_AUDIO, usual.dailyAudio()),
        audio(fields, STORED_AUDIO, usual.storedAudio()));
  }

  private static long number(Map<String, String> fields, String key, long usual) {
    String text = fields.get(key);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "must have a whole number as %s=…, 0 for any".formatted(key));
    }
    return Long.parseLong(text);
  }

  private static Duration audio(Map<String, String> fields, String key, Duration usual) {
    String text = fields.get(key);
    if (text == null) {
      return usual;
    }
    try {
      Duration audio = Duration.parse(text);
      if (!audio.isNegative()) {
        return audio;
      }
    } catch (DateTimeParseException | ArithmeticException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "must have a duration such as PT20H or PT90M as %s=…, PT0S for any".formatted(key));
  }
}
