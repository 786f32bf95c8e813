package dev.lector.audio;

import java.util.regex.Pattern;

/**
 * Name of a file on a {@link FileShelf}. Both parts are safe in paths and in names of objects.
 *
 * @param folder 1 to 64 lower-case letters, digits and hyphens
 * @param name 1 to 100 lower-case letters, digits, hyphens, underscores, and dots but for the first
 */
public record FileName(String folder, String name) {
  private static final Pattern FOLDER = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-][a-z0-9_.-]{0,99}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException when a part has another
   */
  public FileName {
    requireFolder(folder);
    if (!isName(name)) {
      throw new IllegalArgumentException("This is no name of a file: " + name);
    }
  }

  /** Whether a file can have this name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a folder can have this name. */
  static boolean isFolder(String folder) {
    return FOLDER.matcher(folder).matches();
  }

  static void requireFolder(String folder) {
    if (!isFolder(folder)) {
      throw new IllegalArgumentException("This is no name of a folder: " + folder);
    }
  }

  @Override
  public String toString() {
    return folder + "/" + name;
  }
}
