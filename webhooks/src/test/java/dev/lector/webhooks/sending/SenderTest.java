package dev.lector.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.webhooks.Receiver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path directory;
  private AudioStore store;
  private Receiver receiver;

  @BeforeEach
  void start() throws AudioStoreException {
    store = AudioStores.create(Map.of("dir", directory.toString()));
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "169.254.169.254", "::1", "fd00::1", "192.168.1.1", "100.64.0.1"})
  void aNameThatHasAnAddressWhichIsNotPublicIsRefused(String address) throws Exception {
    assertThat(
            attempt("http://hooks.example.org:" + receiver.port() + "/s3cret", _ -> all(address)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("not a public address")
                    .doesNotContain("s3cret"));
  }

  @Test
  void oneSuchAddressAmongOthersIsEnough() throws Exception {
    assertThat(attempt(url(), _ -> all("127.0.0.1", "10.0.0.1")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void aNameIsLookedUpOnceAndTheAddressThatWasCheckedIsConnectedTo() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    GuardedNames.Names rebinding =
        _ -> all(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1");

    assertThat(attempt(url(), rebinding)).isEqualTo(new Outcome.Answered(204, null));
    assertThat(lookups).hasValue(1);
    assertThat(receiver.received().getFirst().headers().get("host"))
        .containsExactly("hooks.example.org:" + receiver.port());
  }

  @Test
  void eachAttemptLooksItsNameUpAnew() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    try (Sender sender =
        sender(_ -> all(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1"))) {
      assertThat(attempt(sender, url())).isInstanceOf(Outcome.Answered.class);
      assertThat(attempt(sender, url())).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void anUnknownNameIsTriedAgain() throws Exception {
    assertThat(
            attempt(
                url(),
                _ -> {
                  throw new UnknownHostException("no");
                }))
        .isEqualTo(new Outcome.Failed("UnknownHostException: The webhook's host is not known"));
  }

  @Test
  void aNameThatIsNotLookedUpInTimeIsTriedAgain() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    Outcome outcome =
        attempt(
            url(),
            _ -> {
              try {
                released.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return all("127.0.0.1");
            });
    released.countDown();
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void whoeverRefusesConnectionsIsTriedAgain() throws Exception {
    int port = receiver.port();
    receiver.close();
    assertThat(attempt("http://hooks.example.org:" + port + "/", _ -> all("127.0.0.1")))
        .isInstanceOf(Outcome.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme:whsec_c2hvcnQ=",
        "acme:MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "acme:whsec_***",
        "acme:",
        "whsec_"
      })
  void aSecretThatIsNoneIsRefusedWithoutShowingIt(String entry) {
    assertThatThrownBy(() -> Secrets.parse(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.webhooks.secrets")
        .hasMessageNotContaining("MfKQ9r8");
  }

  @Test
  void retryAfterIsReadInEitherForm() {
    Instant now = Instant.parse("2026-11-30T10:00:00Z");
    assertThat(RetryAfter.parse("120", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Mon, 30 Nov 2026 10:05:00 GMT", now))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(RetryAfter.parse("Mon, 30 Nov 2026 09:00:00 GMT", now)).isZero();
    assertThat(RetryAfter.parse("soon", now)).isNull();
    assertThat(RetryAfter.parse("-5", now)).isNull();
    assertThat(RetryAfter.parse(null, now)).isNull();
  }

  private String url() {
    return "http://hooks.example.org:" + receiver.port() + "/";
  }

  private static InetAddress[] all(String... addresses) {
    return java.util.Arrays.stream(addresses)
        .map(InetAddress::ofLiteral)
        .toArray(InetAddress[]::new);
  }

  private Sender sender(GuardedNames.Names names) {
    return new Sender(
        new SendingLimits(Duration.ofSeconds(1), 4, 4, 4),
        WebhookAddresses.of(true, List.of("1-65535"), List.of("127.0.0.1")),
        Secrets.parse(List.of(SECRET)),
        new Links(store, null, Duration.ofHours(1), ""),
        InstantSource.system(),
        names);
  }

  private Outcome attempt(String url, GuardedNames.Names names) throws Exception {
    try (Sender sender = sender(names)) {
      return attempt(sender, url);
    }
  }

  private static Outcome attempt(Sender sender, String url) throws Exception {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    assertThat(
            sender.offer(
                new Message("wh_1", "", url, "speech.job.failed", Instant.EPOCH, "{}", ""),
                outcome::complete))
        .isTrue();
    return outcome.get(30, TimeUnit.SECONDS);
  }
}
