package dev.lector.books.readalong;

import java.nio.file.Path;

/**
 * An audio file of a read-along book.
 *
 * @param name by which sentences refer to it; its file's name in the book, extension included
 * @param file the file
 * @param mediaType a core media type of EPUB: {@code audio/mpeg} or {@code audio/mp4}
 * @param milliseconds its length, rounded down
 */
public record AudioTrack(String name, Path file, String mediaType, long milliseconds) {}
