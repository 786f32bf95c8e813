package dev.lector.standalone.models;

import java.nio.file.Path;

/**
 * A file that has been taken in.
 *
 * @param file where it is now
 * @param name its own, without folders
 * @param folder where it came from: the path that was given, and its folder in there
 * @param source the path that was given, or the archive in it
 * @param bytes its size
 * @param sha256 lower-case hexadecimal
 */
record StagedFile(
    Path file, String name, String folder, String source, long bytes, String sha256) {}
