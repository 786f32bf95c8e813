package dev.lector.speech.text;

/**
 * A stretch of the text as it was written.
 *
 * @param start first character, UTF-16 code units from the beginning
 * @param end one past the last character; equal to {@code start} for what was written nowhere
 */
public record SourceRange(int start, int end) {}
