package dev.lector.audiobook;

import java.nio.file.Path;

/**
 * A chapter whose audio is a file.
 *
 * @param title for people; not empty
 * @param audio the file
 */
public record EncodedChapter(String title, Path audio) {}
