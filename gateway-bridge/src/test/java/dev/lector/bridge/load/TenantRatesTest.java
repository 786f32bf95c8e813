package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TenantRatesTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void withoutLimitsNobodyIsRefused() {
    TenantRates rates = rates(0, 0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(rates.charge("acme", 1, 20_000)).isEmpty();
    }
  }

  @Test
  void aMinutesWorthMayComeAtOnceAndThenSteadily() {
    TenantRates rates = rates(60, 0);
    for (int i = 0; i < 60; i++) {
      assertThat(rates.charge("acme", 1, 5)).isEmpty();
    }
    assertThat(retryAfter(rates.charge("acme", 1, 5))).isEqualTo("1");
    assertThat(rates.charge("globex", 1, 5)).as("another tenant").isEmpty();

    pass(Duration.ofSeconds(1));
    assertThat(rates.charge("acme", 1, 5)).isEmpty();
    assertThat(rates.charge("acme", 1, 5)).isPresent();
  }

  @Test
  void charactersCountAsWell() {
    TenantRates rates = rates(0, 600);
    assertThat(rates.charge("acme", 1, 590)).isEmpty();
    assertThat(retryAfter(rates.charge("acme", 1, 50))).isEqualTo("4");
    assertThat(rates.charge("acme", 1, 10)).as("what is refused costs nothing").isEmpty();
  }

  @Test
  void whatIsMoreThanAMinutesWorthIsTakenWhenNothingIsOwedAndOwedThen() {
    TenantRates rates = rates(0, 600);
    assertThat(rates.charge("acme", 100, 6_000)).isEmpty();
    assertThat(retryAfter(rates.refusal("acme"))).isEqualTo("541");

    pass(Duration.ofSeconds(541));
    assertThat(rates.refusal("acme")).isEmpty();
    assertThat(rates.charge("acme", 1, 11)).isPresent();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new TenantLimits(0, 0, 0, 16))
        .hasMessageContaining("lector.tenants.share");
    assertThatThrownBy(() -> new TenantLimits(1, -1, 0, 16)).hasMessageContaining("lector.tenants");
    assertThatThrownBy(() -> new TenantLimits(1, 0, 0, 0))
        .hasMessageContaining("lector.tenants.window");
  }

  private TenantRates rates(long requests, long characters) {
    return new TenantRates(new TenantLimits(1, requests, characters, 16), now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static String retryAfter(Optional<Reply> refusal) {
    Reply reply = refusal.orElseThrow();
    assertThat(reply.status()).isEqualTo(429);
    return String.valueOf(reply.headers().get("Retry-After"));
  }
}
