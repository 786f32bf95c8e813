package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release script, on a repository with the files of this project that it changes. */
class ReleaseTest {
  private static final Path PROJECT = Path.of("..");
  private static final List<String> CHANGED =
      List.of(
          "speech/README.md",
          "deploy/release",
          "deploy/kubernetes/kustomization.yaml",
          "deploy/helm/lector/Chart.yaml");

  @TempDir Path directory;

  private Path repository;

  @BeforeEach
  void copy() throws Exception {
    repository = Files.createDirectory(directory.resolve("re pository"));
    try (Stream<Path> poms = Files.find(PROJECT, 3, (file, _) -> file.endsWith("pom.xml"))) {
      for (Path pom : poms.filter(pom -> !pom.toString().contains("target")).toList()) {
        copy(PROJECT.relativize(pom).toString());
      }
    }
    for (String file : CHANGED) {
      copy(file);
    }
    Files.writeString(
        repository.resolve("CHANGELOG.md"),
        """
        # Changelog

        ## Unreleased

        Nothing has been released yet: all of this is new
        in the first release.

        ### Added

        - It speaks.

        ## 0.0.1 - 2020-01-01

        - It was silent.
        """);
    git("init", "--quiet", "--initial-branch=main");
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@example.org");
    git("add", ".");
    git("commit", "--quiet", "--message", "Begin");
  }

  @Test
  void aReleaseIsACommitWithItsTagAndTheNextVersionAfterIt() throws Exception {
    Outcome released = release("1.2.3", "--no-build");
    assertThat(released.code()).as(released.said()).isZero();

    assertThat(git("show", "v1.2.3:CHANGELOG.md"))
        .containsPattern("## Unreleased\n\n## 1.2.3 - [0-9]{4}-[0-9]{2}-[0-9]{2}\n")
        .contains("### Added\n\n- It speaks.\n\n## 0.0.1 - 2020-01-01")
        .doesNotContain("Nothing has been released");
    // The examples stand alone, with a version of their own.
    List<String> poms = git("ls-files", "pom.xml", "*/pom.xml", ":!examples/*").lines().toList();
    assertThat(poms).contains("pom.xml", "voices/kokoro/pom.xml");
    for (String pom : poms) {
      assertThat(git("show", "v1.2.3:" + pom))
          .contains("<version>1.2.3</version>")
          .doesNotContain("SNAPSHOT");
      assertThat(git("show", "HEAD:" + pom)).contains("<version>1.3.0-SNAPSHOT</version>");
    }
    assertThat(git("show", "v1.2.3:speech/README.md")).contains("<version>1.2.3</version>");
    assertThat(git("show", "v1.2.3:pom.xml"))
        .containsPattern("<project.build.outputTimestamp>[0-9-]{10}T00:00:00Z<");
    assertThat(git("show", "v1.2.3:deploy/helm/lector/Chart.yaml"))
        .contains("\nversion: 1.2.3\n", "\nappVersion: 1.2.3\n");
    assertThat(git("show", "v1.2.3:deploy/kubernetes/kustomization.yaml").lines())
        .filteredOn(line -> line.contains("newTag"))
        .hasSize(4)
        .allMatch("    newTag: 1.2.3"::equals);
    assertThat(git("log", "--format=%s")).isEqualTo("Begin 1.3.0\nRelease 1.2.3\nBegin\n");
    assertThat(git("status", "--porcelain")).isEmpty();
    assertThat(repository.resolve("deploy/release")).isExecutable();
  }

  @Test
  void aDryRunShowsTheReleaseAndChangesNothing() throws Exception {
    String before = git("rev-parse", "HEAD");
    Outcome shown = release("1.2.3", "--dry-run");
    assertThat(shown.code()).as(shown.said()).isZero();
    assertThat(shown.said())
        .contains("Release 1.2.3", "deploy/helm/lector/Chart.yaml", "Release notes:")
        .contains("### Added\n\n- It speaks.\n")
        .doesNotContain("silent");
    assertThat(git("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(git("tag")).isEmpty();
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatCannotBeReleasedIsOneLine() throws Exception {
    assertThat(release("1.2").said())
        .isEqualTo("release: VERSION is MAJOR.MINOR.PATCH, such as 0.1.0\n");
    git("tag", "v1.0.0");
    assertThat(release("1.0.0", "--dry-run").said())
        .isEqualTo("release: there is a tag v1.0.0 already\n");
    Files.writeString(repository.resolve("left"), "over");
    assertThat(release("1.2.3").said())
        .isEqualTo("release: there are changes that are not committed: git status\n");
    Files.delete(repository.resolve("left"));
    Files.writeString(
        repository.resolve("CHANGELOG.md"), "# Changelog\n\n## Unreleased\n\n## 0.0.1\n\n- x\n");
    git("commit", "--quiet", "--all", "--message", "Empty");
    assertThat(release("1.2.3"))
        .isEqualTo(new Outcome(1, "release: CHANGELOG.md has nothing under Unreleased\n"));
  }

  private void copy(String file) throws IOException {
    Path to = repository.resolve(file);
    Files.createDirectories(to.getParent());
    Files.copy(PROJECT.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private record Outcome(int code, String said) {}

  private Outcome release(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("deploy/release"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Outcome outcome = run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(command + ": " + outcome.said()).isZero();
    return outcome.said();
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    // Nothing of the user's own, such as signatures.
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(said));
  }
}
