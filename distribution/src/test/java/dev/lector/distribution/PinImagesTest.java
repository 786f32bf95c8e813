package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests of images, against the images that the Dockerfiles and Compose name. */
class PinImagesTest {
  private static final Path PROJECT = Path.of("..");
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
  private static final List<String> VARIABLES =
      List.of(
          "CUDA_IMAGE",
          "GRAFANA_IMAGE",
          "JRE_IMAGE",
          "KAFKA_IMAGE",
          "PROMETHEUS_IMAGE",
          "REGISTRY_IMAGE");

  @TempDir Path directory;

  private Path pinned;

  @BeforeEach
  void copy() throws IOException {
    Path images = Files.createDirectories(directory.resolve("deploy/images"));
    try (Stream<Path> files = Files.list(PROJECT.resolve("deploy/images"))) {
      for (Path file : files.filter(file -> file.toString().endsWith("file")).toList()) {
        Files.copy(file, images.resolve(file.getFileName()));
      }
    }
    for (String file : List.of("deploy/pin-images", "docker-compose.yml")) {
      Files.copy(PROJECT.resolve(file), directory.resolve(file));
    }
    pinned = directory.resolve("images.env");
  }

  @Test
  void everyImageOfOthersCanBePinned() throws IOException {
    for (String file : List.of("docker-compose.yml", "docker-compose.cpu.yml")) {
      assertThat(Files.readAllLines(PROJECT.resolve(file)))
          .filteredOn(line -> line.strip().startsWith("image:"))
          .allMatch(line -> line.contains("image: lector/") || line.contains("_IMAGE:-"));
    }
    try (Stream<Path> files = Files.list(directory.resolve("deploy/images"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllLines(file))
            .filteredOn(line -> line.startsWith("FROM "))
            .allMatch(line -> line.matches("FROM \\$\\{\\w+_IMAGE}( AS \\w+)?"));
      }
    }
  }

  @Test
  void digestsOfTheTagsInUsePassTheCheck() throws Exception {
    Files.write(pinned, digests());
    assertThat(check()).isEmpty();
  }

  @Test
  void aTagThatWasChangedSinceFailsTheCheck() throws Exception {
    Files.write(pinned, digests());
    Path compose = directory.resolve("docker-compose.yml");
    Files.writeString(
        compose, Files.readString(compose).replaceAll("(KAFKA_IMAGE:-[^:]+:)[^}]+", "$199.0"));
    assertThat(check()).contains("KAFKA_IMAGE is not apache/kafka:99.0 by a digest");
  }

  @Test
  void anImageWithoutADigestFailsTheCheck() throws Exception {
    Files.write(
        pinned, digests().stream().map(line -> line.replaceAll("(nvidia.*)@.*", "$1")).toList());
    assertThat(check()).contains("CUDA_IMAGE is not nvidia/cuda:");
  }

  @Test
  void withoutDigestsTheCheckSaysHowToWriteThem() throws Exception {
    assertThat(check()).contains("there is no images.env: deploy/pin-images");
  }

  /** An image has as many digests as it was pulled by; the last one is what its tag is now. */
  @Test
  void withoutBuildxTheDigestIsWhatThePullSays() throws Exception {
    docker("pull) echo \"Pulling $2\"; echo \"Digest: " + DIGEST.substring(1) + "\" ;;");
    assertThat(run()).contains("Written by deploy/pin-images");
    assertThat(Files.readAllLines(pinned))
        .filteredOn(line -> !line.startsWith("#"))
        .containsExactlyElementsOf(digests());
    assertThat(check()).isEmpty();
  }

  @Test
  void anImageThatCannotBePulledLeavesTheDigestsAsTheyWere() throws Exception {
    Files.writeString(pinned, "as it was");
    docker("pull) echo no such host >&2; exit 1 ;;");
    assertThat(run()).contains("no such host").contains(" could not be pulled");
    assertThat(pinned).hasContent("as it was");
  }

  /** A Docker without Buildx that answers some commands. */
  private void docker(String answers) throws IOException {
    Path docker = Files.createDirectories(directory.resolve("bin")).resolve("docker");
    Files.writeString(docker, "#!/bin/sh\ncase $1 in\n" + answers + "\n*) exit 1 ;;\nesac\n");
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
  }

  /** A line for each variable, of the tag in use and some digest. */
  private List<String> digests() throws IOException {
    List<String> lines = new ArrayList<>();
    String named =
        Files.readString(directory.resolve("docker-compose.yml"))
            + Files.readString(directory.resolve("deploy/images/tts-processor-cuda.Dockerfile"));
    for (String variable : VARIABLES) {
      MatchResult image =
          Pattern.compile(variable + "(?:=|:-)([^\\s}]+)").matcher(named).results().toList().get(0);
      lines.add(variable + "=" + image.group(1) + DIGEST);
    }
    return lines;
  }

  /** What the check complains of; nothing where it passes. */
  private String check() throws IOException, InterruptedException {
    return run("--check");
  }

  /** What is said; with {@code --check} nothing where it passes. */
  private String run(String... options) throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    List<String> command = new ArrayList<>(List.of(options));
    command.addFirst(directory.resolve("deploy/pin-images").toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().merge("PATH", directory.resolve("bin") + ":", (path, bin) -> bin + path);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String complaint = Files.readString(said);
    if (options.length > 0) {
      assertThat(process.exitValue() == 0).isEqualTo(complaint.isEmpty());
    }
    return complaint;
  }
}
