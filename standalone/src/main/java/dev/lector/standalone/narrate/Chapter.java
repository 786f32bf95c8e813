package dev.lector.standalone.narrate;

import java.util.List;

/**
 * A chapter as it is narrated.
 *
 * @param number from 1
 * @param title its heading; empty when it has none
 * @param passages what is said, in order; at least one
 */
record Chapter(int number, String title, List<Passage> passages) {
  Chapter {
    passages = List.copyOf(passages);
  }
}
