package dev.lector.bench.reading;

import java.util.List;

/**
 * A text, and how it may be read.
 *
 * @param category kind of text, e.g. {@code date}
 * @param written the text
 * @param readings each of them right
 */
record ReadingCase(String category, String written, List<String> readings) {
  ReadingCase {
    readings = List.copyOf(readings);
  }
}
