package dev.lector.limits;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The longest value of each field of text that is repeated in events, keys and logs, in bytes of
 * UTF-8. Every service checks the same limits, so that what one of them takes the others can keep:
 * a key of Kafka's, its change log, and an outcome that repeats all of them.
 */
public enum FieldLimit {
  /** Id of a request; in the record's key too. */
  REQUEST_ID("requestId", 256, false),
  /** Who asks. */
  TENANT("tenant", 256, false),
  /** Id of a batch; in the record's key too. */
  BATCH_ID("batchId", 256, false),
  /** The submitter's own name of an item. */
  ITEM_ID("itemId", 1_024, false),
  /** Model or alias asked for. */
  MODEL_ID("modelId", 1_024, false),
  /** Voice asked for. */
  VOICE("voice", 1_024, false),
  /** Language asked for. */
  LANGUAGE("language", 1_024, false),
  /** Lexicons asked for. */
  LEXICON("lexicon", 1_024, false),
  /** How much is to be rewritten. */
  NORMALIZE("normalize", 64, false),
  /** Digest of what was asked. */
  FINGERPRINT("fingerprint", 256, false),
  /** Address that a webhook goes to. */
  WEBHOOK("webhook", 2_048, false),
  /** Name of an event that a webhook wants. */
  WEBHOOK_EVENT("webhookEvent", 64, false),
  /** Plain words about the speaker. */
  DESCRIPTION("description", 16_000, true),
  /** Address of the audio. */
  URI("uri", 4_096, false),
  /** Media type of the audio. */
  CONTENT_TYPE("contentType", 1_024, false),
  /** Digest of the audio. */
  SHA256("sha256", 256, false),
  /** Name of the worker that ended a request. */
  WORKER("worker", 1_024, false),
  /** Topic a request was taken from. */
  QUEUE("queue", 256, false);

  private static final Set<FieldLimit> REQUEST_FIELDS =
      Collections.unmodifiableSet(EnumSet.range(REQUEST_ID, DESCRIPTION));

  private static final Set<FieldLimit> COMPLETION_FIELDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              REQUEST_ID,
              TENANT,
              BATCH_ID,
              ITEM_ID,
              MODEL_ID,
              VOICE,
              FINGERPRINT,
              WEBHOOK,
              WEBHOOK_EVENT,
              URI,
              CONTENT_TYPE,
              SHA256,
              WORKER,
              QUEUE));

  private final String field;
  private final int bytes;
  private final boolean prose;

  FieldLimit(String field, int bytes, boolean prose) {
    this.field = field;
    this.bytes = bytes;
    this.prose = prose;
  }

  /** Limits of the fields of a request. */
  public static Set<FieldLimit> ofRequests() {
    return REQUEST_FIELDS;
  }

  /** Limits of the fields of a completion. */
  public static Set<FieldLimit> ofCompletions() {
    return COMPLETION_FIELDS;
  }

  /** Name of the field in the event. */
  public String field() {
    return field;
  }

  /** Longest value, bytes in UTF-8. */
  public int bytes() {
    return bytes;
  }

  /**
   * What is wrong with a value, for people; empty when nothing is. A value that is absent or empty
   * is fine.
   */
  public Optional<String> violation(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return Optional.empty();
    }
    long length = length(value);
    if (length > bytes) {
      return Optional.of(
          "The %s is %d bytes long in UTF-8; at most %d are allowed"
              .formatted(field, length, bytes));
    }
    if (prose) {
      return Optional.empty();
    }
    return value
        .codePoints()
        .filter(FieldLimit::isForbidden)
        .mapToObj(
            c ->
                "The %s has the character U+%04X, which is a control character or none at all"
                    .formatted(field, c))
        .findFirst();
  }

  /** The same for a value that must be there. */
  public Optional<String> violationOfRequired(@Nullable String value) {
    return value == null || value.isBlank()
        ? Optional.of("The %s is missing or blank".formatted(field))
        : violation(value);
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Bytes in UTF-8, without making them. */
  private static long length(String value) {
    return value
        .codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x1_0000 ? 3 : 4)
        .sum();
  }
}
