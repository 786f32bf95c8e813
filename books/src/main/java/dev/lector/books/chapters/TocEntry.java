package dev.lector.books.chapters;

/**
 * An entry of a table of contents.
 *
 * @param title in one line
 * @param document as {@link FlowDocument#name} has it
 * @param fragment the id it names; empty for the document's top
 * @param level from 1
 */
public record TocEntry(String title, String document, String fragment, int level) {}
