package dev.lector.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Decodes records of one writer's schema; safe for use by many threads, as Avro's readers are. */
final class EventReader<T extends SpecificRecord> {

  private final Schema writer;
  private final DatumReader<T> reader;

  EventReader(Schema writer, Schema reader, SpecificData model) {
    this.writer = writer;
    this.reader = new SpecificDatumReader<>(writer, reader, model);
  }

  T read(byte[] frame) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                frame,
                ConfluentWire.HEADER_LENGTH,
                frame.length - ConfluentWire.HEADER_LENGTH,
                null);
    T event;
    boolean complete;
    try {
      // Avro checks every length it reads against the bytes that are left, before it allocates.
      event = reader.read(null, decoder);
      complete = decoder.isEnd();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UndecodableRecordException("Not the bytes of a " + writer.getFullName(), e);
    }
    if (!complete) {
      throw new UndecodableRecordException(
          "More bytes than a " + writer.getFullName() + " has: another schema wrote them");
    }
    return event;
  }
}
