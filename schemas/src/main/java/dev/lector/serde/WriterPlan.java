package dev.lector.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** How events of one class go onto one topic. */
sealed interface WriterPlan {

  /** The id records carry. */
  int schemaId();

  /** Encodes one event; safe for use by many threads. */
  void write(Object event, Encoder encoder) throws IOException;

  /** Writes with the event's own schema. */
  static WriterPlan own(int schemaId, Schema own, SpecificData model) {
    return new Own(schemaId, new SpecificDatumWriter<>(own, model));
  }

  /** Writes with another version of the event's schema. */
  static WriterPlan resolved(int schemaId, Schema own, Schema target, SpecificData model) {
    return new Resolved(
        schemaId,
        new SpecificDatumWriter<>(own, model),
        new GenericDatumReader<>(own, target),
        new GenericDatumWriter<>(target));
  }

  /** The usual way: the id stands for the event's own schema. */
  record Own(int schemaId, DatumWriter<Object> writer) implements WriterPlan {
    @Override
    public void write(Object event, Encoder encoder) throws IOException {
      writer.write(event, encoder);
    }
  }

  /**
   * The id stands for another version, whose fields may be in another order. The event is written,
   * read as that version by Avro's resolution (which adds defaults and drops what that version does
   * not know), and written again.
   */
  record Resolved(
      int schemaId,
      DatumWriter<Object> own,
      DatumReader<Object> resolver,
      DatumWriter<Object> target)
      implements WriterPlan {
    @Override
    public void write(Object event, Encoder encoder) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      BinaryEncoder first = EncoderFactory.get().directBinaryEncoder(bytes, null);
      own.write(event, first);
      first.flush();
      Object resolved =
          resolver.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
      target.write(resolved, encoder);
    }
  }
}
