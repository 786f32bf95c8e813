package dev.lector.audiobook;

/**
 * A chapter's place in an audiobook of one file.
 *
 * @param title for people; not empty
 * @param start first sample
 * @param end one past its last sample; the next chapter's start
 */
public record ChapterMark(String title, long start, long end) {}
