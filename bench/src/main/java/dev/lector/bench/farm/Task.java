package dev.lector.bench.farm;

import java.util.Optional;

/**
 * What a request of the bench asks for, as its text says it.
 *
 * @param trial which trial it belongs to
 * @param index which of its requests
 * @param nanos how long it takes a GPU
 */
record Task(int trial, int index, long nanos) {
  String text() {
    return id() + " " + nanos;
  }

  String id() {
    return trial + "-" + index;
  }

  static Task parse(String text) {
    int space = text.indexOf(' ');
    int dash = text.indexOf('-');
    return new Task(
        Integer.parseInt(text, 0, dash, 10),
        Integer.parseInt(text, dash + 1, space, 10),
        Long.parseLong(text, space + 1, text.length(), 10));
  }

  /** The request an id belongs to, if it is of a trial. */
  static Optional<Integer> index(String id, int trial) {
    int dash = id.indexOf('-');
    return dash > 0 && Integer.parseInt(id, 0, dash, 10) == trial
        ? Optional.of(Integer.parseInt(id, dash + 1, id.length(), 10))
        : Optional.empty();
  }
}
