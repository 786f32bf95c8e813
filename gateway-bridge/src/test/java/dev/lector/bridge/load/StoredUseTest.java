package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.UsageLedger.Used;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten minutes of audio that is stored for 30 days. */
class StoredUseTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Quota QUOTA = new Quota(0, 0, 0, 0, Duration.ZERO, Duration.ofMinutes(10));

  private record Question(String tenant, Instant from, Instant to) {}

  private final List<Question> questions = new ArrayList<>();
  private Optional<Used> ledger = Optional.of(Used.NOTHING);
  private Instant now = Instant.parse("2026-12-01T18:20:00Z");
  private long nanos;
  private final Quotas quotas = Quotas.ofAll(QUOTA);
  private final StoredUse stored =
      new StoredUse(
          quotas,
          RETENTION,
          (tenant, from, to) -> {
            questions.add(new Question(tenant, from, to));
            return tenant.equals("acme") ? ledger : Optional.of(Used.NOTHING);
          },
          () -> now,
          () -> nanos);
  private final TenantRates rates =
      new TenantRates(
          quotas,
          new DayUse(quotas, (_, _, _) -> Optional.empty(), () -> now, () -> nanos),
          stored,
          () -> nanos);

  @Test
  void whatWasMadeWithinTheRetentionIsStored() {
    ledger = Optional.of(made(Duration.ofMinutes(9)));
    assertThat(rates.admit("acme", "a", 1, 100)).isEmpty();
    stored.made("acme", Duration.ofMinutes(1).toMillis());
    Reply refusal = rates.admit("acme", "b", 1, 100).orElseThrow();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers())
        .containsEntry("Retry-After", "3600")
        .containsEntry("RateLimit", "\"audio-seconds-stored\";r=0;t=" + RETENTION.toSeconds());
    assertThat(refusal.problem().orElseThrow())
        .isEqualTo(
            "This tenant has stored 600 s of audio, and may store 600 s; audio is deleted when it"
                + " was not asked for in 30 days. Ask again later.");
    assertThat(rates.refusal("acme")).isPresent();
    assertThat(rates.admit("globex", "c", 1, 100)).as("another tenant").isEmpty();
    assertThat(questions)
        .contains(
            new Question(
                "acme",
                Instant.parse("2026-11-01T18:20:00Z"),
                Instant.parse("2026-12-01T19:20:00Z")));
  }

  @Test
  void whatHasBeenDeletedMakesRoom() {
    ledger = Optional.of(made(Duration.ofMinutes(10)));
    assertThat(rates.refusal("acme")).isPresent();
    ledger = Optional.of(made(Duration.ofMinutes(4)));
    pass(Duration.ofHours(1));
    assertThat(rates.refusal("acme")).isEmpty();
  }

  @Test
  void whileTheLedgerIsAwayThisBridgeCountsWhatItHears() {
    ledger = Optional.empty();
    assertThat(rates.refusal("acme")).isEmpty();
    for (int minute = 0; minute < 10; minute++) {
      pass(Duration.ofHours(5));
      stored.made("acme", Duration.ofMinutes(1).toMillis());
    }
    assertThat(rates.refusal("acme")).isPresent();
  }

  @Test
  void audioThatIsNeverDeletedCannotBeLimited() {
    assertThatThrownBy(() -> new QuotaSettings(QUOTA, Optional.empty(), Optional.empty()))
        .hasMessageStartingWith("lector.tenants.storedaudio needs lector.store.retention");
  }

  @Test
  void aTenantWithoutTheLimitIsNotAskedFor() {
    TenantRates free = new TenantRates(new TenantLimits(1, 0, 0, 16), () -> nanos);
    assertThat(free.states("acme")).isEmpty();
    assertThat(free.admit("acme", "a", 1, 1)).isEmpty();
  }

  private static Used made(Duration audio) {
    return new Used(0, audio.toMillis(), audio.toMillis());
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    now = now.plus(time);
  }
}
