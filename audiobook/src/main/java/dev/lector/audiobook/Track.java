package dev.lector.audiobook;

/**
 * A chapter as listeners get it.
 *
 * @param title for people; not empty
 * @param file its name, relative to the book's directory; of several chapters where they share one
 * @param mediaType of the file
 * @param bytes length of the file
 * @param start where it begins in its file, seconds
 * @param duration seconds
 */
public record Track(
    String title, String file, String mediaType, long bytes, double start, double duration) {}
