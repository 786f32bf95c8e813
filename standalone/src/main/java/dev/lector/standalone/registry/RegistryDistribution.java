package dev.lector.standalone.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apicurio Registry's runnable distribution on this machine. An installed Lector brings it along.
 * In a checkout it is fetched through the project's own Maven wrapper, so mirrors, proxies and
 * credentials in the user's Maven settings apply.
 *
 * @param directory where {@code quarkus-run.jar} is
 * @param installed whether it came with an installed Lector, whose directory nothing is written to
 */
public record RegistryDistribution(Path directory, boolean installed) {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryDistribution.class);
  private static final String VERSION = "3.3.3";
  private static final String ARTIFACT =
      "io.apicurio:apicurio-registry-app:" + VERSION + ":tar.gz:all";
  private static final long FETCH_MINUTES = 10;

  /**
   * Finds the distribution, and fetches it when it is not there yet.
   *
   * @param home Lector's directory, with the distribution in {@code programs} or the Maven wrapper
   * @param cache directory that distributions are kept in; made when it is missing
   * @throws RegistryException when it cannot be fetched or unpacked
   */
  public static RegistryDistribution provide(Path home, Path cache)
      throws RegistryException, InterruptedException {
    RegistryDistribution installed = in(home.resolve("programs"), true);
    if (Files.exists(installed.jar())) {
      return installed;
    }
    RegistryDistribution distribution = in(cache, false);
    if (Files.exists(distribution.jar())) {
      return distribution;
    }
    try {
      Files.createDirectories(cache);
      Path unfinished = Files.createTempDirectory(cache, "fetching-").toAbsolutePath();
      try {
        fetch(home, unfinished);
        // Complete or not there at all, whoever else fetches it at the same time.
        Files.move(unfinished, distribution.directory(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteTree(unfinished);
      }
    } catch (IOException e) {
      if (!Files.exists(distribution.jar())) {
        throw new RegistryException(
            "Apicurio Registry cannot be kept in " + cache + ": " + e.getMessage(), e);
      }
    }
    return distribution;
  }

  private static RegistryDistribution in(Path programs, boolean installed) {
    return new RegistryDistribution(
        programs.resolve("apicurio-registry-" + VERSION).toAbsolutePath(), installed);
  }

  /** The jar that starts the registry. */
  Path jar() {
    return directory.resolve("quarkus-run.jar");
  }

  private static void fetch(Path project, Path into)
      throws RegistryException, IOException, InterruptedException {
    Path wrapper = project.resolve("mvnw");
    if (!Files.isExecutable(wrapper)) {
      throw new RegistryException(
          "Apicurio Registry is fetched with the Maven wrapper, but there is no " + wrapper, null);
    }
    LOG.info("Fetching Apicurio Registry {} through Maven, this once", VERSION);
    // In the project and as the launcher runs it: settings and mirrors apply as in the build.
    List<String> command = new ArrayList<>();
    command.add(wrapper.toString());
    command.addAll(launcherOptions());
    command.addAll(
        List.of(
            "-B",
            "-q",
            "-N",
            "dependency:copy",
            "-Dartifact=" + ARTIFACT,
            "-DoutputDirectory=" + into));
    run(project, into, command);
    Path archive = into.resolve("apicurio-registry-app-" + VERSION + "-all.tar.gz");
    run(into, into, List.of("tar", "-xzf", archive.toString()));
    Files.delete(archive);
  }

  /** What the launcher passes to Maven. */
  private static List<String> launcherOptions() {
    String options = System.getenv("LECTOR_MAVEN_OPTS");
    return options == null || options.isBlank()
        ? List.of()
        : List.of(options.strip().split("\\s+"));
  }

  private static void run(Path directory, Path logDirectory, List<String> command)
      throws RegistryException, IOException, InterruptedException {
    Path log = logDirectory.resolve("fetch.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Maven's own libraries use what this JDK warns of.
    builder
        .environment()
        .merge("MAVEN_OPTS", "--sun-misc-unsafe-memory-access=allow", (a, b) -> a + " " + b);
    Process process = builder.start();
    try {
      if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new RegistryException(
            "Apicurio Registry could not be fetched with '"
                + String.join(" ", command)
                + "': "
                + Files.readString(log).strip(),
            null);
      }
    } finally {
      process.destroy();
    }
  }

  private static void deleteTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} cannot be removed: {}", directory, e.getMessage());
    }
  }
}
