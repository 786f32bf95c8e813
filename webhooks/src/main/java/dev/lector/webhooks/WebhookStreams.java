package dev.lector.webhooks;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configures and makes the Streams client of the service. */
final class WebhookStreams {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookStreams.class);

  /** Group, prefix of internal topics and directory of the stores: never changes. */
  static final String APPLICATION = "lector-webhooks";

  /** How long a stream thread that failed is left alone before another one takes its place. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private WebhookStreams() {}

  static KafkaStreams create(WebhooksConfig config, Topology topology) {
    KafkaStreams streams = new KafkaStreams(topology, properties(config));
    streams.setUncaughtExceptionHandler(WebhookStreams::decide);
    return streams;
  }

  private static Properties properties(WebhooksConfig config) {
    Properties p = new Properties();
    for (Map.Entry<String, String> property : config.kafka().entrySet()) {
      p.put(property.getKey(), property.getValue());
    }
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    // An attempt cannot be taken back, so that nothing is gained by transactions; see decision
    // 0050.
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    p.put(StreamsConfig.STATE_DIR_CONFIG, config.directory());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replication());
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    // Attempts begin as often as polls return.
    p.put(StreamsConfig.POLL_MS_CONFIG, 25);
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksLimits.class);
    p.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUndecodable.class);
    // The ledger writes in transactions.
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // The shortest session that brokers allow by default: so soon another one goes on.
    p.put(StreamsConfig.consumerPrefix(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    p.put(StreamsConfig.consumerPrefix(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    p.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    p.putIfAbsent(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
    p.putIfAbsent(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 10_000);
    return p;
  }

  private static StreamThreadExceptionResponse decide(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
        LOG.error("The service stops, and starts again later: it is not allowed", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    }
    LOG.error("A thread of the service failed; another one goes on in its place", failure);
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
