package dev.lector.bridge.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final CheckedTokens tokens = new CheckedTokens();

  @Test
  void aTokenIsLookedAtAgainAfterAWhile() {
    tokens.put("token", valid(NOW.plusSeconds(3600)), NOW);
    assertThat(tokens.find("token", NOW.plus(CheckedTokens.KEPT).minusSeconds(1))).isPresent();
    assertThat(tokens.find("token", NOW.plus(CheckedTokens.KEPT))).isEmpty();
    assertThat(tokens.find("another", NOW)).isEmpty();
  }

  @Test
  void aTokenIsNotKeptBeyondItsEnd() {
    tokens.put("token", valid(NOW.plusSeconds(30)), NOW);
    assertThat(tokens.find("token", NOW.plusSeconds(29))).isPresent();
    assertThat(tokens.find("token", NOW.plusSeconds(30))).isEmpty();
  }

  @Test
  void aClockThatIsSetBackKeepsNothingForLonger() {
    tokens.put("token", valid(NOW.plusSeconds(3600)), NOW);
    assertThat(tokens.find("token", NOW.minusSeconds(1))).isEmpty();
  }

  @Test
  void ofManyTokensThoseThatWereUsedLastAreKept() {
    tokens.put("used", valid(NOW.plusSeconds(3600)), NOW);
    for (int i = 0; i < CheckedTokens.MOST + 50; i++) {
      tokens.put("token-" + i, valid(NOW.plusSeconds(3600)), NOW);
      assertThat(tokens.find("used", NOW)).isPresent();
    }
    assertThat(tokens.size()).isEqualTo(CheckedTokens.MOST);
    assertThat(tokens.find("token-0", NOW)).isEmpty();
  }

  private static Verdict.Valid valid(Instant until) {
    return new Verdict.Valid("acme", "", false, until);
  }
}
