package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests and sequences of them that schemathesis makes from the description of the API: the
 * bridge answers all as described. Skipped where there is no schemathesis; {@code .ci/schemathesis}
 * gets it.
 */
class SchemathesisIT {
  private static final String EXAMPLES = System.getProperty("lector.schemathesis.examples", "3");
  private static final String SEED = System.getProperty("lector.schemathesis.seed", "1");
  private static final long MINUTES = 120;

  /** Of tenant acme is {@code test}. */
  private static final String TOKENS =
      "acme:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TempDir static Path directory;

  private static EmbeddedCluster cluster;
  private static Rig rig;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(isThere(), "there is no schemathesis here; .ci/schemathesis gets it");
    cluster = new EmbeddedCluster(directory.resolve("broker"));
    rig = new Rig(cluster.bootstrap(), "mock://schemathesis", directory.resolve("audio"));
    var _ = rig.ledger(directory.resolve("ledger"), Map.of());
    var _ = rig.worker(Map.of());
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void allIsAsDescribedWhereNobodyNeedsAToken() throws Exception {
    assertDescribed(rig.gateway(Map.of()));
  }

  @Test
  void allIsAsDescribedWithTokens() throws Exception {
    assertDescribed(
        rig.gateway(Map.of("lector.auth.tokens", TOKENS)), "-H", "Authorization: Bearer test");
  }

  private static void assertDescribed(Gateway gateway, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "schemathesis",
                "--config-file",
                "schemathesis.toml",
                "run",
                gateway.uri("/openapi.yaml").toString(),
                "--checks",
                "all",
                "--max-examples",
                EXAMPLES,
                "--seed",
                SEED,
                "--request-timeout",
                "90",
                "--continue-on-failure"));
    command.addAll(List.of(more));
    Path said = directory.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("../.ci").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("SCHEMATHESIS_HOOKS", "schemathesis_hooks");
    builder.environment().put("PYTHONPATH", ".");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("schemathesis", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
