package dev.lector.ledger;

import dev.lector.ledger.intake.FirstReads;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Repartition topics of the ledger. */
final class Repartitions {
  private final FirstReads firstReads;

  /**
   * @param firstReads drops what was read before
   */
  Repartitions(FirstReads firstReads) {
    this.firstReads = firstReads;
  }

  /** Repartitions a stream; each record goes on once, whatever is read again after a loss. */
  <V> KStream<String, V> once(
      StreamsBuilder builder, KStream<String, V> stream, String name, Serde<V> serde, int parts) {
    firstReads.addStore(builder, name);
    return firstReads.of(stream.repartition(of(name, serde, parts)), name, name);
  }

  /** Repartitions events, to be merged with others; what is read again after a loss comes again. */
  static <V extends SpecificRecord> KStream<String, SpecificRecord> events(
      KStream<String, V> stream, String name, Serde<V> serde, int partitions) {
    return stream
        .repartition(of(name, serde, partitions))
        .mapValues(SpecificRecord.class::cast, Named.as(name + "-as-events"));
  }

  static <V> Repartitioned<String, V> of(String name, Serde<V> values, int partitions) {
    return Repartitioned.<String, V>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(values)
        .withNumberOfPartitions(partitions);
  }
}
