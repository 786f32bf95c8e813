package dev.lector.standalone.e2e;

/** A Kafka that the suites run against; how it came to be is none of their business. */
interface Cluster extends AutoCloseable {

  /** Kafka's {@code bootstrap.servers}. */
  String bootstrap();

  @Override
  void close();
}
