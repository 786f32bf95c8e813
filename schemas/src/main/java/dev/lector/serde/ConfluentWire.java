package dev.lector.serde;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: one zero byte, the schema's id as a 4-byte big-endian integer, then the
 * Avro binary encoding of the record.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">the
 *     format</a>
 */
final class ConfluentWire {

  /** First byte of every frame. */
  public static final byte MAGIC = 0;

  /** Bytes before the encoded record. */
  public static final int HEADER_LENGTH = 1 + Integer.BYTES;

  private ConfluentWire() {}

  /**
   * The first bytes of a frame.
   *
   * @param schemaId the registry's id
   * @return magic byte and id, {@link #HEADER_LENGTH} bytes
   */
  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * Reads the schema id of a frame.
   *
   * @param frame a record's value
   * @return the registry's id
   * @throws UndecodableRecordException when this is no frame
   */
  public static int schemaId(byte[] frame) {
    if (frame.length < HEADER_LENGTH) {
      throw new UndecodableRecordException(
          "Not in the Confluent wire format: "
              + frame.length
              + " bytes, but magic byte and schema id alone take "
              + HEADER_LENGTH);
    }
    if (frame[0] != MAGIC) {
      throw new UndecodableRecordException(
          "Not in the Confluent wire format: the first byte is %d, not the magic byte %d"
              .formatted(frame[0], MAGIC));
    }
    return ByteBuffer.wrap(frame, 1, Integer.BYTES).getInt();
  }
}
