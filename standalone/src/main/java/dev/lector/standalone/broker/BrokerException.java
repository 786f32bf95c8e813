package dev.lector.standalone.broker;

/** The broker could not start: the data directory cannot be used, or Kafka itself refused. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
