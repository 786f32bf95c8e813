package dev.lector.standalone.faults;

/** The brokers of a farm, each a process of its own. */
interface Brokers extends AutoCloseable {
  /** What clients configure as {@code bootstrap.servers}. */
  String bootstrap();

  /** Kills them. */
  @Override
  void close();
}
