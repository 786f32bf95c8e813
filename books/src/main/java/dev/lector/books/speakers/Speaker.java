package dev.lector.books.speakers;

/**
 * Somebody who speaks in a book.
 *
 * @param name as the map of voices has it
 * @param voice by name
 */
public record Speaker(String name, String voice) {}
