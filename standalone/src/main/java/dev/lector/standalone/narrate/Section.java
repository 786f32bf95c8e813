package dev.lector.standalone.narrate;

import java.util.List;

/**
 * A chapter as the book has it.
 *
 * @param title its heading; empty when it has none
 * @param paragraphs its text, without line breaks
 */
record Section(String title, List<String> paragraphs) {
  Section {
    paragraphs = List.copyOf(paragraphs);
  }
}
