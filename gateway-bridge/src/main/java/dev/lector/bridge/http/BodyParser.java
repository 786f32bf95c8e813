package dev.lector.bridge.http;

/** Makes of a body's bytes what an endpoint wants of it. */
@FunctionalInterface
public interface BodyParser<T> {
  /**
   * Parses a whole body.
   *
   * @throws RefusedException when it is not what it should be
   */
  T parse(byte[] body) throws RefusedException;
}
