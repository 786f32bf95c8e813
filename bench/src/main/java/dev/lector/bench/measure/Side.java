package dev.lector.bench.measure;

/** One of the two things that are compared. */
@FunctionalInterface
public interface Side<T> {
  /** Does its work once and says what that was like. */
  T run() throws Exception;
}
