package dev.lector.books.passages;

import dev.lector.books.speakers.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * What is said in one go.
 *
 * @param id {@code c003-p0012}: chapter and passage, each from 1
 * @param text what to say
 * @param pauseMs silence after it, ms
 * @param paragraph index of the chapter's paragraph that it is a part of
 * @param speaker who says it with a voice of their own; null for the narrator
 */
public record Passage(
    String id, String text, int pauseMs, int paragraph, @Nullable Speaker speaker) {
  /** What the narrator says. */
  public Passage(String id, String text, int pauseMs, int paragraph) {
    this(id, text, pauseMs, paragraph, null);
  }
}
