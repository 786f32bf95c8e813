package dev.lector.books.passages;

/**
 * What is said in one go.
 *
 * @param id {@code c003-p0012}: chapter and passage, each from 1
 * @param text what to say
 * @param pauseMs silence after it, ms
 * @param paragraph index of the chapter's paragraph that it is a part of
 */
public record Passage(String id, String text, int pauseMs, int paragraph) {}
