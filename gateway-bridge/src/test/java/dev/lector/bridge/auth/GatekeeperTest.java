package dev.lector.bridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
  /** SHA-256 of "test" and of "secret". */
  private static final String TEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

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
