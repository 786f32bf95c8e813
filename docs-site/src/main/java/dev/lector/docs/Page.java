package dev.lector.docs;

import java.util.List;

/**
 * A page.
 *
 * @param name the last part of its address
 * @param source what it was made of
 * @param title its first heading, as text
 * @param html its content
 * @param parts what is below each of its headings, in order
 */
record Page(String name, String source, String title, String html, List<Part> parts) {
  /**
   * What is below a heading, up to the next.
   *
   * @param level from 1
   * @param id the heading's anchor
   * @param heading as text
   * @param text what is said there, without markup
   */
  record Part(int level, String id, String heading, String text) {}

  Page {
    parts = List.copyOf(parts);
  }
}
