package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.UsageLedger.Used;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand characters and ten minutes of audio a day, six hours before its end. */
class DayUseTest {
  private static final Quota QUOTA =
      new Quota(0, 0, 0, 1_000, Duration.ofMinutes(10), Duration.ZERO);

  private final List<Instant> questions = new ArrayList<>();
  private Optional<Used> ledger = Optional.of(Used.NOTHING);
  private Instant now = Instant.parse("2026-12-01T18:00:00Z");
  private long nanos;
  private final DayUse days =
      new DayUse(
          Quotas.ofAll(QUOTA),
          (tenant, start, _) -> {
            questions.add(start);
            return tenant.equals("acme") ? ledger : Optional.of(Used.NOTHING);
          },
          () -> now,
          () -> nanos);

  @Test
  void whatTheLedgerHasCountedAndWhatIsUnderWayCountTogether() {
    ledger = Optional.of(new Used(600, 0, 0));
    assertThat(days.reserve("acme", "a", 1, 300)).isEmpty();
    Reply refusal = days.reserve("acme", "b", 1, 101).orElseThrow();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers()).containsEntry("Retry-After", "21600");
    assertThat(refusal.problem().orElseThrow())
        .isEqualTo(
            "This has 101 characters, and this tenant has 100 of its 1,000 a day left; the next day"
                + " begins at 2026-12-02T00:00:00Z.");
    assertThat(days.reserve("acme", "c", 1, 100)).isEmpty();
    assertThat(days.reserve("globex", "d", 1, 1_000)).as("another tenant").isEmpty();
    assertThat(questions).containsOnly(Instant.parse("2026-12-01T00:00:00Z")).hasSize(2);
  }

  @Test
  void whatEndsIsCountedOnceWhetherTheLedgerHasItYetOrNot() {
    assertThat(days.reserve("acme", "batch", 2, 800)).isEmpty();
    days.ended("acme", "batch", 0, 500, 0, true);
    days.ended("acme", "batch", 0, 500, 0, false); // the same from another topic
    assertThat(used()).isEqualTo(800);
    days.ended("acme", "batch", 1, 300, 0, true);
    assertThat(used()).isEqualTo(800);

    pass(Duration.ofMinutes(1));
    ledger = Optional.of(new Used(800, 0, 0));
    assertThat(used()).isEqualTo(800);
    days.ended("acme", "of-another-bridge", 0, 150, 0, true);
    assertThat(used()).isEqualTo(950);
  }

  @Test
  void anEndThatDoesNotSayItsLengthCountsWithWhatWasReserved() {
    ledger = Optional.empty();
    assertThat(days.reserve("acme", "a", 1, 400)).isEmpty();
    days.ended("acme", "a", 0, 0, 0, true);
    assertThat(used()).isEqualTo(400);
  }

  @Test
  void whatIsNotPublishedDoesNotCountAndATwinThatIsDoes() {
    assertThat(days.reserve("acme", "a", 1, 400)).isEmpty();
    assertThat(days.reserve("acme", "a", 1, 400)).isEmpty();
    days.withdraw("a");
    assertThat(used()).isEqualTo(400);
    days.withdraw("a");
    assertThat(used()).isZero();
  }

  @Test
  void theNextDayBeginsAnew() {
    ledger = Optional.of(new Used(1_000, 0, 0));
    assertThat(days.refusal("acme", 1)).isPresent();
    now = Instant.parse("2026-12-02T00:00:00Z");
    ledger = Optional.of(Used.NOTHING);
    assertThat(days.refusal("acme", 1)).isEmpty();
    assertThat(questions.getLast()).isEqualTo("2026-12-02T00:00:00Z");
  }

  @Test
  void audioThatWasMadeCountsAndWhatIsLongerThanADayIsNeverTaken() {
    days.ended("acme", "a", 0, 10, Duration.ofMinutes(9).toMillis(), true);
    assertThat(days.refusal("acme", 1)).isEmpty();
    days.ended("acme", "b", 0, 10, Duration.ofMinutes(1).toMillis(), true);
    assertThat(days.refusal("acme", 1).orElseThrow().problem().orElseThrow())
        .startsWith("This tenant has had its 600 s of audio a day;");
    assertThat(days.refusal("globex", 1_001).orElseThrow().status()).isEqualTo(413);
  }

  @Test
  void whileTheLedgerIsAwayThisBridgeCountsWhatItHears() {
    ledger = Optional.empty();
    assertThat(days.reserve("acme", "a", 1, 600)).isEmpty();
    days.ended("acme", "a", 0, 600, 0, true);
    pass(Duration.ofHours(1));
    assertThat(days.reserve("acme", "b", 1, 401)).isPresent();
    assertThat(days.reserve("acme", "c", 1, 400)).isEmpty();
    assertThat(questions).as("it is asked now and then").hasSize(2);
  }

  @Test
  void whatWasHeardStillCountsWhileTheLedgerIsBehind() {
    ledger = Optional.of(new Used(100, 0, 0));
    assertThat(used()).isEqualTo(100);
    pass(Duration.ofSeconds(10));
    days.ended("acme", "a", 0, 600, 0, true);
    for (int asked = 0; asked < 5; asked++) {
      pass(Duration.ofMinutes(1));
      assertThat(used()).as("the ledger has not come that far").isEqualTo(700);
    }
    ledger = Optional.of(new Used(300, 0, 0));
    pass(Duration.ofMinutes(1));
    assertThat(used()).isEqualTo(700);
    ledger = Optional.of(new Used(750, 0, 0));
    pass(Duration.ofMinutes(1));
    assertThat(used()).as("it knows of more").isEqualTo(750);
    days.ended("acme", "b", 0, 40, 0, true);
    assertThat(used()).isEqualTo(790);
  }

  @Test
  void whatWasHeardBeforeTheLedgerAnsweredIsNotForgottenForItsFirstFigure() {
    ledger = Optional.empty();
    days.ended("acme", "a", 0, 600, 0, true);
    assertThat(used()).isEqualTo(600);
    ledger = Optional.of(new Used(50, 0, 0));
    pass(Duration.ofMinutes(1));
    assertThat(used()).isEqualTo(600);
  }

  @Test
  void aRefusalSaysEveryLimit() {
    TenantRates rates =
        new TenantRates(
            Quotas.ofAll(new Quota(60, 0, 0, 1_000, Duration.ZERO, Duration.ZERO)),
            new DayUse(
                Quotas.ofAll(new Quota(60, 0, 0, 1_000, Duration.ZERO, Duration.ZERO)),
                (_, _, _) -> ledger,
                () -> now,
                () -> nanos),
            new StoredUse(
                Quotas.ofAll(QUOTA), Duration.ZERO, (_, _, _) -> ledger, () -> now, () -> nanos),
            () -> nanos);
    assertThat(rates.admit("acme", "a", 30, 999)).isEmpty();
    Reply refusal = rates.admit("acme", "b", 1, 2).orElseThrow();
    assertThat(refusal.headers())
        .containsEntry(
            "RateLimit-Policy",
            "\"requests-per-minute\";q=60;qu=\"requests\";w=60,"
                + " \"characters-per-day\";q=1000;qu=\"characters\";w=86400")
        .containsEntry(
            "RateLimit", "\"requests-per-minute\";r=30;t=30, \"characters-per-day\";r=1;t=21600");
    assertThat(rates.admit("acme", "c", 31, 1)).as("too many requests").isPresent();
    assertThat(rates.admit("acme", "d", 30, 1)).as("what is refused counts nowhere").isEmpty();
  }

  @Test
  void aFileHasWhatDiffersForATenantAndMayChange(@TempDir Path dir) throws IOException {
    Path file =
        Files.writeString(dir.resolve("limits"), "acme dailycharacters=5 dailyaudio=PT0S\n");
    try (Quotas quotas =
        Quotas.open(
            new QuotaSettings(QUOTA, Optional.of(file), Optional.empty()), Duration.ofMillis(5))) {
      assertThat(quotas.of("acme")).isEqualTo(new Quota(0, 0, 0, 5, Duration.ZERO, Duration.ZERO));
      assertThat(quotas.of("globex")).isEqualTo(QUOTA);
      Files.writeString(file, "globex concurrent=2 requests=3 characters=4\n");
      await().until(() -> quotas.of("acme").equals(QUOTA));
      assertThat(quotas.of("globex"))
          .isEqualTo(new Quota(3, 4, 2, 1_000, Duration.ofMinutes(10), Duration.ZERO));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "acme requests=many, line 1 must have a whole number as requests=",
    "acme dailyaudio=10, line 1 must have a duration such as PT20H",
    "acme dailyaudio=PT99999999999999H, line 1 lector.tenants.dailyaudio is between 0s and 36500d",
    "acme storedaudio=PT1H, line 1 has storedaudio=…, which needs lector.store.retention",
    "acme colour=red, line 1 has something else than KEY=VALUE in place 2",
  })
  void whatIsWrongInAFileIsSaidWithItsLine(String text, String message) {
    assertThatThrownBy(() -> QuotaFile.parse(text, QUOTA, false)).hasMessageStartingWith(message);
    assertThatThrownBy(() -> QuotaFile.parse("acme\n\nacme", QUOTA, false))
        .hasMessage("line 3 has the tenant of an earlier line");
  }

  @Test
  void aTenantHoldsNoMorePlacesThanItMay() {
    Places places = new Places(10, 1, tenant -> tenant.equals("acme") ? 1 : 0);
    assertThat(places.take("acme")).isEqualTo(Places.Verdict.FREE);
    assertThat(places.take("acme")).isEqualTo(Places.Verdict.SHARE_USED);
    assertThat(places.take("globex")).isEqualTo(Places.Verdict.FREE);
    assertThat(places.take("globex")).isEqualTo(Places.Verdict.FREE);
  }

  private long used() {
    return days.states("acme").getFirst().used();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    now = now.plus(time);
  }
}
