package dev.lector.bridge.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.RSAKey;
import dev.lector.bridge.testing.TestProvider;
import dev.lector.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** When a provider's keys are fetched, and what counts while it is away. */
class IssuersKeysTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.lector.bridge.auth.oidc");

  private static RSAKey first;
  private static RSAKey second;

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private volatile Instant now = Instant.now();

  @TempDir Path dir;

  @BeforeAll
  static void makeKeys() {
    first = TestProvider.rsa("first");
    second = TestProvider.rsa("second");
  }

  @BeforeEach
  void listen() {
    lines.start();
    LOG.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(lines);
  }

  @Test
  void aKeyThatIsNewCountsAtOnce() {
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), Issuers.QUICK)) {
      assertValid(issuer, provider, first);
      provider.publish(second, first);
      assertValid(issuer, provider, second);
      assertThat(issuer.keys()).isEqualTo(2);
    }
  }

  @Test
  void aKeyThatIsWithdrawnCountsNoMoreOnceItIsLookedAtAgain() {
    KeyTimes often = times(Duration.ofMillis(1500), Duration.ofMinutes(1), Duration.ofMillis(1));
    try (TestProvider provider = provider();
        TokenIssuer issuer = new TokenIssuer(settings(provider), _ -> true, () -> now, often)) {
      await().until(() -> issuer.keys() > 0);
      String token = token(provider, first);
      assertThat(issuer.check(token)).isInstanceOf(Verdict.Valid.class);
      provider.publish(second);
      int asked = provider.asked();
      await().until(() -> provider.asked() > asked);
      assertThat(issuer.check(token)).as("found valid before").isInstanceOf(Verdict.Valid.class);
      now = now.plus(CheckedTokens.KEPT.minusSeconds(1));
      assertThat(issuer.check(token)).isInstanceOf(Verdict.Valid.class);
      now = now.plusSeconds(2);
      await()
          .untilAsserted(() -> assertThat(issuer.check(token)).isInstanceOf(Verdict.Refused.class));
    }
  }

  @Test
  void manyTokensWithUnknownKeysHaveThemFetchedOnceOrTwice() throws Exception {
    RSAKey unknown = new RSAKey.Builder(TestProvider.rsa("x")).keyID("unknown").build();
    KeyTimes seldom = times(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofMinutes(1));
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), seldom)) {
      assertValid(issuer, provider, first);
      List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        RSAKey one = new RSAKey.Builder(unknown).keyID("unknown-" + i).build();
        String token = token(provider, one);
        verdicts.add(
            CompletableFuture.supplyAsync(() -> issuer.check(token), Thread::startVirtualThread));
      }
      for (CompletableFuture<Verdict> verdict : verdicts) {
        assertThat(verdict.get(30, TimeUnit.SECONDS))
            .isInstanceOfSatisfying(
                Verdict.Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.KEY));
      }
      assertThat(provider.asked()).as("one at the start, one kept").isLessThanOrEqualTo(3);
      assertValid(issuer, provider, first);
    }
  }

  @Test
  void tokensOfOtherIssuersFetchNothing() {
    try (TestProvider provider = provider();
        TestProvider other = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), Issuers.QUICK)) {
      assertValid(issuer, provider, first);
      int asked = provider.asked();
      assertThat(issuer.check(token(other, second))).isInstanceOf(Verdict.Refused.class);
      assertThat(provider.asked()).isEqualTo(asked);
    }
  }

  @Test
  void whileTheProviderIsAwayFromTheStartNothingIsDecidedAndItIsAskedAgain() {
    try (TestProvider provider = provider()) {
      OidcSettings settings = settings(provider);
      String token = token(provider, first);
      provider.stop();
      try (TokenIssuer issuer = Issuers.begin(settings, Issuers.QUICK)) {
        await().until(() -> issuer.failed() > 1);
        assertThat(issuer.check(token)).isInstanceOf(Verdict.Undecided.class);
        assertThat(issuer.check(token(provider, new RSAKey.Builder(first).keyID("x").build())))
            .isInstanceOf(Verdict.Undecided.class);
        assertThat(issuer.check("e30.e30.AAAA")).isInstanceOf(Verdict.Refused.class);
        assertThat(warnings())
            .singleElement()
            .asString()
            .contains("lector.auth.oidc.issuer", "gives no answer", "503");
        provider.start();
        await().until(() -> issuer.check(token) instanceof Verdict.Valid);
      }
    }
  }

  @Test
  void whatIsKnownCountsWhileTheProviderIsAway() {
    KeyTimes often = times(Duration.ofMillis(600), Duration.ofMinutes(1), Duration.ofMillis(1));
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), often)) {
      assertValid(issuer, provider, first);
      provider.stop();
      await().until(() -> issuer.failed() > 2);
      assertValid(issuer, provider, first);
      assertThat(issuer.check(token(provider, second)))
          .as("its key may be new")
          .isInstanceOf(Verdict.Undecided.class);
      provider.publish(second, first);
      provider.start();
      await().until(() -> issuer.check(token(provider, second)) instanceof Verdict.Valid);
    }
  }

  @Test
  void whatIsKnownCountsNoMoreWhenTheProviderIsAwayForTooLong() {
    KeyTimes brief = times(Duration.ofMillis(300), Duration.ofMillis(900), Duration.ofMillis(1));
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), brief)) {
      assertValid(issuer, provider, first);
      provider.stop();
      await().until(() -> issuer.check(token(provider, first)) instanceof Verdict.Undecided);
      provider.start();
      await().until(() -> issuer.check(token(provider, first)) instanceof Verdict.Valid);
    }
  }

  @Test
  void aProviderThatHangsHoldsUpNoTokenWhoseKeyIsKnown() throws Exception {
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), Issuers.QUICK)) {
      assertValid(issuer, provider, first);
      provider.hang(true);
      CompletableFuture<Verdict> held =
          CompletableFuture.supplyAsync(
              () -> issuer.check(token(provider, second)), Thread::startVirtualThread);
      assertValid(issuer, provider, first);
      assertThat(held).isNotDone();
      assertThat(held.get(20, TimeUnit.SECONDS)).isInstanceOf(Verdict.Undecided.class);
    }
  }

  @Test
  void anotherIssuersConfigurationIsNotBelieved() {
    try (TestProvider provider = provider()) {
      OidcSettings settings = settings(provider);
      provider.callItself(provider.issuer() + "/another");
      assertKeepsTrying(settings, "is the configuration of the issuer '");
    }
  }

  @Test
  void withTheKeysAddressNoConfigurationIsAskedFor() {
    try (TestProvider provider = provider()) {
      OidcSettings settings =
          Issuers.settings(
              Map.of(
                  "issuer",
                  "https://login.example.org",
                  "audience",
                  TestProvider.AUDIENCE,
                  "jwksurl",
                  provider.jwksUrl()));
      try (TokenIssuer issuer = Issuers.open(settings, Issuers.QUICK)) {
        assertThat(
                issuer.check(
                    TestProvider.sign(
                        first,
                        provider.claims("acme").issuer("https://login.example.org").build())))
            .isInstanceOf(Verdict.Valid.class);
      }
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    try (TestProvider provider = provider();
        TestProvider other = provider()) {
      provider.answerWith(302, Map.of("Location", other.jwksUrl()));
      assertKeepsTrying(settings(provider), "redirects are not followed");
      assertThat(other.asked()).isZero();
    }
  }

  @Test
  void answersThatMakeNoSenseAreToldAndNotBelieved() {
    try (TestProvider provider = provider()) {
      provider.publish("{\"keys\":[]}");
      assertKeepsTrying(settings(provider), "has no keys");
      provider.publish("<html>");
      assertKeepsTrying(settings(provider), "no keys that can be read");
      provider.publish(" ".repeat(600_000) + "{\"keys\":[]}");
      assertKeepsTrying(settings(provider), "gives no answer that can be taken: ");
      provider.answerWith(500, Map.of());
      assertKeepsTrying(settings(provider), "answers with status 500");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"d\":\"AQ\",\"oth\":[{}]}]}"
      })
  void anAnswerThatTheLibraryStumblesOverEndsNeitherAskingNorWhatIsKnown(String answer) {
    KeyTimes often = times(Duration.ofMillis(600), Duration.ofMinutes(1), Duration.ofMillis(1));
    try (TestProvider provider = provider()) {
      provider.publish(answer);
      try (TokenIssuer issuer = Issuers.begin(settings(provider), often)) {
        await().until(() -> provider.asked() > 1);
        provider.publish(first);
        await().until(() -> issuer.keys() > 0);
        assertValid(issuer, provider, first);
        provider.publish(answer);
        await().until(() -> issuer.failed() > 4);
        assertValid(issuer, provider, first);
      }
    }
  }

  @Test
  void keysThatAreGoneFromTheAnswerDoNotReplaceThoseThatWereThere() {
    KeyTimes often = times(Duration.ofMillis(600), Duration.ofMinutes(1), Duration.ofMillis(1));
    try (TestProvider provider = provider();
        TokenIssuer issuer = Issuers.open(settings(provider), often)) {
      assertValid(issuer, provider, first);
      provider.publish("{\"keys\":[]}");
      await().until(() -> issuer.failed() > 0);
      assertValid(issuer, provider, first);
    }
  }

  @Test
  void aProviderOfAPrivateAuthorityNeedsItsFile() throws Exception {
    TestAuthority authority = TestAuthority.in(dir.resolve("authority"));
    var _ = authority.issue("provider");
    SSLContext tls = authority.context("provider");
    try (TestProvider provider = TestProvider.open(tls)) {
      provider.publish(first);
      assertKeepsTrying(settings(provider), "lector.auth.oidc.ca");
      try (TokenIssuer issuer =
          Issuers.open(
              Issuers.settings(provider, Map.of("ca", authority.certificate().toString())),
              Issuers.QUICK)) {
        assertValid(issuer, provider, first);
      }
    }
  }

  @Test
  void aFileWithoutAuthoritiesIsNamed() throws IOException {
    Path file = Files.writeString(dir.resolve("ca.pem"), "nothing");
    try (TestProvider provider = provider()) {
      OidcSettings settings = Issuers.settings(provider, Map.of("ca", file.toString()));
      assertThatThrownBy(() -> Issuers.begin(settings, Issuers.QUICK).close())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ca.pem");
    }
  }

  private static TestProvider provider() {
    TestProvider provider = TestProvider.open();
    provider.publish(first);
    return provider;
  }

  private static OidcSettings settings(TestProvider provider) {
    return Issuers.settings(provider, Map.of());
  }

  private static KeyTimes times(Duration keep, Duration outage, Duration between) {
    Duration patience = keep.dividedBy(3);
    return new KeyTimes(
        keep,
        keep.dividedBy(3),
        patience.compareTo(Duration.ofSeconds(5)) > 0 ? Duration.ofSeconds(5) : patience,
        between,
        outage,
        Duration.ofMillis(20));
  }

  private static String token(TestProvider provider, RSAKey key) {
    return TestProvider.sign(key, provider.claims("acme").build());
  }

  private static void assertValid(TokenIssuer issuer, TestProvider provider, RSAKey key) {
    String other = TestProvider.sign(key, provider.claims("acme").jwtID(unique()).build());
    assertThat(issuer.check(other)).isInstanceOf(Verdict.Valid.class);
  }

  private static String unique() {
    return Long.toString(System.nanoTime());
  }

  private void assertKeepsTrying(OidcSettings settings, String told) {
    try (TokenIssuer issuer = Issuers.begin(settings, Issuers.QUICK)) {
      await().until(() -> issuer.failed() > 1);
      assertThat(issuer.keys()).isZero();
      assertThat(warnings()).last().asString().contains(told);
    }
  }

  private List<String> warnings() {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel().levelStr.equals("WARN"))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
