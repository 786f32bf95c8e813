package dev.lector.standalone;

import java.nio.file.Path;

/** What the launcher and the user set. */
final class Environment {
  private Environment() {}

  /** Where data is kept: LECTOR_DATA, else {@code .lector} in the working directory. */
  static Path data() {
    String set = System.getenv("LECTOR_DATA");
    return Path.of(set == null || set.isBlank() ? ".lector" : set).toAbsolutePath().normalize();
  }

  /**
   * Where the launcher and the Maven wrapper are: set by the launcher, else the working directory.
   */
  static Path home() {
    return Path.of(System.getProperty("lector.home", "")).toAbsolutePath();
  }
}
