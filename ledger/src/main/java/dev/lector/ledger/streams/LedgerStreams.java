package dev.lector.ledger.streams;

import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.RecordSizes;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Configures and makes the Streams client of a ledger. */
public final class LedgerStreams {
  /** Group, prefix of internal topics and directory of the stores: never changes. */
  public static final String APPLICATION = "lector-ledger";

  private LedgerStreams() {}

  public static KafkaStreams create(
      LedgerConfig config,
      Topology topology,
      String advertised,
      SetAside setAside,
      FailureBreaker breaker) {
    KafkaStreams streams = new KafkaStreams(topology, properties(config, advertised, setAside));
    streams.setUncaughtExceptionHandler(breaker::decide);
    return streams;
  }

  static Properties properties(LedgerConfig config, String advertised, SetAside setAside) {
    Properties p = new Properties();
    for (Map.Entry<String, String> property : config.kafka().entrySet()) {
      p.put(property.getKey(), property.getValue());
    }
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    p.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.STATE_DIR_CONFIG, config.directory());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replication());
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    // Turns of the dispatch come as often as polls return.
    p.put(StreamsConfig.POLL_MS_CONFIG, 50);
    // For the stores of consumed offsets, which are a few entries; no other is cached.
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, config.threads() * (1L << 20));
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksLimits.class);
    handlers(p, setAside);
    p.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        RecordSizes.largestRequest(config.textLimit()));
    p.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(RecordSizes.largestRecord(config.textLimit())));
    failover(p);
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    return p;
  }

  /** How soon it goes on when a broker or another ledger is gone; see decision 0034. */
  private static void failover(Properties p) {
    // Its process and thread make the client ids that AbandonedTransactions goes by.
    p.remove(StreamsConfig.CLIENT_ID_CONFIG);
    // The shortest session that brokers allow by default.
    p.put(StreamsConfig.consumerPrefix(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    p.put(StreamsConfig.consumerPrefix(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    // When a transaction expires, all stores of its thread are wiped: as long as the brokers may be
    // told to allow (docs/operations.md). What a killed ledger leaves open the others end sooner.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
    // So is what a commit that is not answered within this time has changed.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
    // Of a broker that is cut off rather than gone, nothing is heard: neither an end of the
    // connection nor an answer.
    p.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    p.putIfAbsent(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
    p.putIfAbsent(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 10_000);
  }

  /** What becomes of records that cannot be folded, or say no time. */
  public static void handlers(Properties p, SetAside setAside) {
    p.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, NeverNegative.class);
    p.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUndecodable.class);
    p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SkipInvalid.class);
    p.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUnpublishable.class);
    p.put(SetAside.PROPERTY, setAside);
  }
}
