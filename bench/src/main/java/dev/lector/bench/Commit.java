package dev.lector.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which sources a result belongs to. */
final class Commit {
  private Commit() {}

  /**
   * The commit of a checkout, shortened, with {@code +} when the product was changed since; {@code
   * unknown} outside of one.
   */
  static String of(Path home) throws IOException, InterruptedException {
    String commit = git(home, "rev-parse", "--short", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    boolean changed =
        !git(home, "status", "--porcelain", "--", ".", ":!bench/results", ":!docs").isEmpty();
    return changed ? commit + "+" : commit;
  }

  private static String git(Path home, String... arguments)
      throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 1];
    line[0] = "git";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? said : "";
    } catch (IOException e) {
      return ""; // no git here
    }
  }
}
