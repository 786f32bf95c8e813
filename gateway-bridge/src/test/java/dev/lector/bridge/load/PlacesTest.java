package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.load.Places.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void whoIsAloneMayTakeAll() {
    Places places = new Places(8, new TenantLimits(1, 0, 0, 16).among(false));
    assertThat(takeAll(places, "acme")).isEqualTo(8);
    assertThat(places.take("acme")).isEqualTo(Verdict.FULL);
  }

  @Test
  void ofSeveralTenantsNoneHoldsMoreThanIsFreeForTheOthers() {
    Places places = new Places(8, new TenantLimits(1, 0, 0, 16).among(true));
    assertThat(takeAll(places, "acme")).isEqualTo(4);
    assertThat(places.look("acme")).isEqualTo(Verdict.SHARE_USED);
    assertThat(takeAll(places, "globex")).isEqualTo(2);
    assertThat(takeAll(places, "initech")).isEqualTo(1);
    assertThat(places.taken()).isEqualTo(7);
    assertThat(places.take("umbrella")).isEqualTo(Verdict.FREE);
    assertThat(places.take("hooli")).isEqualTo(Verdict.FULL);
  }

  @Test
  void whatIsGivenBackIsFreeAgain() {
    Places places = new Places(4, 1);
    assertThat(takeAll(places, "acme")).isEqualTo(2);
    places.release("acme");
    assertThat(places.taken()).isEqualTo(1);
    assertThat(places.take("acme")).isEqualTo(Verdict.FREE);
  }

  @Test
  void whoWaitsForNoneToBeTakenHearsOfIt() throws Exception {
    Places places = new Places(4, 1);
    assertThat(places.take("acme")).isEqualTo(Verdict.FREE);
    CountDownLatch none = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                places.awaitNoneTaken(Duration.ofMinutes(1));
                none.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    places.release("acme");
    none.await();
    assertThat(places.taken()).isZero();
  }

  private static int takeAll(Places places, String tenant) {
    int taken = 0;
    while (places.take(tenant) == Verdict.FREE) {
      taken++;
    }
    return taken;
  }
}
