package dev.lector.tts.worker.lanes;

import dev.lector.limits.FieldLimit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Ids of requests whose records cannot be read, or not yet. */
public final class RequestIds {
  private RequestIds() {}

  /** The record's key where it can be the id of a request: short, printable text. */
  public static Optional<String> inKey(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    if (key == null || key.length == 0 || key.length > FieldLimit.REQUEST_ID.bytes()) {
      return Optional.empty();
    }
    try {
      String id = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      boolean printable =
          id.codePoints().allMatch(Character::isDefined)
              && FieldLimit.REQUEST_ID.violationOfRequired(id).isEmpty();
      return printable ? Optional.of(id) : Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
