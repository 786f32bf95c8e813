package dev.lector.bridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
  /** SHA-256 of "test" and of "secret". */
  private static final String TEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @TempDir Path dir;

  private volatile Instant now = Instant.EPOCH;

  private final Gatekeeper gatekeeper =
      new Gatekeeper(List.of(new Token("acme", TEST), new Token("globex", SECRET)));

  @Test
  void knowsTheTenantByTheToken() {
    assertThat(gatekeeper.admit(List.of("Bearer test"))).contains(new Caller("acme", false));
    assertThat(gatekeeper.admit(List.of("bearer  secret "))).contains(new Caller("globex", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer", "Basic test", "test", ""})
  void turnsOthersAway(String header) {
    assertThat(gatekeeper.admit(List.of(header))).isEmpty();
  }

  @Test
  void turnsAwayWhoComesWithNoTokenOrWithTwo() {
    assertThat(gatekeeper.admit(List.of())).isEmpty();
    assertThat(gatekeeper.admit(List.of("Bearer test", "Bearer test"))).isEmpty();
  }

  @Test
  void withoutTokensEverybodyMayEnterAndSeeEverything() {
    Caller anybody = new Gatekeeper(List.of()).admit(List.of()).orElseThrow();
    assertThat(anybody.tenant()).isEmpty();
    assertThat(anybody.maySee("acme")).isTrue();
    assertThat(anybody.operator()).isTrue();
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    Caller acme = new Caller("acme", false);
    assertThat(acme.maySee("acme")).isTrue();
    assertThat(acme.maySee("globex")).isFalse();
    assertThat(acme.maySee("")).isFalse();
  }

  @Test
  void operatorsAreThoseThatTheConfigurationNames() {
    Gatekeeper two =
        new Gatekeeper(
            List.of(new Token("acme", TEST), new Token("globex", SECRET)), Set.of("globex"));
    assertThat(two.admit(List.of("Bearer test")).orElseThrow().operator()).isFalse();
    assertThat(two.admit(List.of("Bearer secret"))).contains(new Caller("globex", false, true));
  }

  @Test
  void theTokensOfAFileAreAddedAndEndWhenTheirLineIsGone() throws IOException {
    Path file = Files.writeString(dir.resolve("tokens"), "globex " + SECRET + " operator=true");
    try (Gatekeeper watching = watching(file, new Token("acme", TEST))) {
      assertThat(watching.admit(List.of("Bearer test"))).contains(new Caller("acme", false));
      assertThat(watching.admit(List.of("Bearer secret")))
          .contains(new Caller("globex", false, true));
      Files.writeString(file, "# nobody");
      await().until(() -> watching.admit(List.of("Bearer secret")).isEmpty());
      assertThat(watching.admit(List.of("Bearer test"))).isPresent();
    }
  }

  @Test
  void aFileWithoutTokensLetsNobodyIn() throws IOException {
    Path file = Files.writeString(dir.resolve("tokens"), "");
    try (Gatekeeper watching = watching(file)) {
      assertThat(watching.isOpen()).isFalse();
      assertThat(watching.admit(List.of())).isEmpty();
      assertThat(watching.admit(List.of("Bearer "))).isEmpty();
    }
  }

  @Test
  void aTokenStopsAtItsInstant() throws IOException {
    Path file =
        Files.writeString(dir.resolve("tokens"), "acme " + TEST + " expires=2027-01-01T00:00:00Z");
    try (Gatekeeper watching = watching(file)) {
      now = Instant.parse("2026-12-31T23:59:59.999Z");
      assertThat(watching.admit(List.of("Bearer test"))).isPresent();
      now = Instant.parse("2027-01-01T00:00:00Z");
      assertThat(watching.admit(List.of("Bearer test"))).isEmpty();
    }
  }

  @Test
  void saysWhoBesideItsOwnerHasTheFile() throws IOException {
    Path file = Files.writeString(dir.resolve("tokens"), "");
    for (String[] one :
        new String[][] {
          {"rw-------", ""},
          {"r--r-----", "read"},
          {"rw----r--", "read"},
          {"rw-rw----", "changed"},
          {"rw-----w-", "changed"}
        }) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(one[0]));
      assertThat(FileExposure.of(file).orElse("")).as(one[0]).startsWith(one[1]);
      assertThat(FileExposure.of(file).isEmpty()).as(one[0]).isEqualTo(one[1].isEmpty());
    }
  }

  private Gatekeeper watching(Path file, Token... configured) {
    return new Gatekeeper(
        new AuthSettings(List.of(configured), Set.of(), Optional.of(file)),
        () -> now,
        Duration.ofMillis(5));
  }

  @Test
  void readsTokensFromOneLine() {
    assertThat(Token.parse(" acme:" + TEST + ", globex:" + SECRET.toUpperCase(Locale.ROOT) + ","))
        .containsExactly(new Token("acme", TEST), new Token("globex", SECRET));
    assertThat(Token.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme:123", ":" + TEST, "two words:" + TEST})
  void saysWhatIsWrongWithAToken(String line) {
    assertThatThrownBy(() -> Token.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.auth.tokens");
  }
}
