package dev.lector.standalone.narrate;

import java.util.List;

/**
 * A chapter of a book that a test makes.
 *
 * @param title its heading; empty when it has none
 * @param paragraphs its text
 */
record Section(String title, List<String> paragraphs) {}
