package dev.lector.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out what is installed.
 *
 * <pre>
 * bin/lector     the launcher
 * lib/           jars, and SERVICE.jars with the class path of each service
 * config/        every setting with its default
 * programs/      the registry that up starts, which the build puts there
 * runtime/       Java
 * </pre>
 */
public final class ImageBuilder {
  private static final List<String> SERVICES =
      List.of("standalone", "gateway-bridge", "tts-processor", "ledger", "webhooks", "verifier");

  private ImageBuilder() {}

  /**
   * Builds it.
   *
   * @param arguments Lector's directory, its version, and the directory to make
   */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]).normalize();
    Path image = Path.of(arguments[2]);
    deleteTree(image);
    Path lib = Files.createDirectories(image.resolve("lib"));
    Jars jars = new Jars(project, arguments[1], lib);
    for (String service : SERVICES) {
      jars.add(service);
    }
    copyInto(image, project.resolve("LICENSE"));
    copyInto(image, project.resolve("CHANGELOG.md"));
    copyInto(Files.createDirectories(image.resolve("bin")), project.resolve("lector"));
    Path config = Files.createDirectories(image.resolve("config"));
    try (Stream<Path> defaults =
        Files.list(project.resolve("config/src/main/resources/dev/lector/config"))) {
      for (Path file : defaults.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        copyInto(config, file);
      }
    }
    JavaRuntime.link(image.resolve("runtime"));
  }

  private static void copyInto(Path directory, Path file) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()));
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
