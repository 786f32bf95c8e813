package dev.lector.ledger;

import dev.lector.events.SpeechVerified;
import dev.lector.ledger.batches.VerificationFold;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.stores.StoreNames;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What was heard of the items of batches, beside the items. */
final class VerificationStep {
  private VerificationStep() {}

  static void of(
      KStream<String, SpeechVerified> verified, Serde<SpeechVerified> serde, LedgerConfig config) {
    verified
        .filter((_, event) -> event.getBatchId() != null, Named.as("verifications-of-batches"))
        .selectKey(
            (_, event) -> String.valueOf(event.getBatchId()), Named.as("verifications-by-batch"))
        .repartition(Repartitions.of("batch-verifications", serde, config.partitions()))
        .process(
            () -> new VerificationFold(config),
            Named.as("verification-fold"),
            StoreNames.BATCHES,
            StoreNames.ITEMS,
            StoreNames.VERIFICATIONS,
            StoreNames.BATCH_AGENDA);
  }
}
