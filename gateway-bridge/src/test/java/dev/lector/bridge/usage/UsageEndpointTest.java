package dev.lector.bridge.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.DayUse;
import dev.lector.bridge.load.Quota;
import dev.lector.bridge.load.QuotaSettings;
import dev.lector.bridge.load.Quotas;
import dev.lector.bridge.load.StoredUse;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.events.Usage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageEndpointTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static final Duration RETENTION = Duration.ofDays(30);

  private static final Instant NOW = Instant.parse("2026-02-10T08:00:00Z");

  private final StubLedger ledger = new StubLedger();
  private final LedgerClient questions = StubLedger.client(ledger);
  private final TenantRates unlimited = new TenantRates(new TenantLimits(1, 0, 0, 16), () -> 0);
  private HttpServer server;
  private HttpServer open;
  private Client client;
  private Client anybody;

  @BeforeEach
  void start() {
    Routes routes =
        Routes.builder()
            .guarded("GET", "/usage", new UsageEndpoint(questions, unlimited, () -> NOW))
            .build();
    server = Servers.guarded(routes);
    open = Servers.open(routes);
    client = new Client(server.port());
    anybody = new Client(open.port());
    ledger.know(hour("globex", "m", 1));
    ledger.know(hour("acme", "n", 1));
    ledger.know(hour("acme", "m", 1));
    ledger.know(hour("acme", "m", 0));
  }

  @AfterEach
  void stop() {
    client.close();
    anybody.close();
    server.close();
    open.close();
    questions.close();
    ledger.close();
  }

  /** 100 requests a minute, 1,000 characters a day, an hour of audio in 30 days. */
  private TenantRates rates() {
    Quotas quotas =
        Quotas.open(
            new QuotaSettings(
                new Quota(100, 0, 0, 1_000, Duration.ofMinutes(10), Duration.ofHours(1)),
                Optional.empty(),
                Optional.of(RETENTION)));
    UsageTotals totals = new UsageTotals(questions);
    return new TenantRates(
        quotas,
        new DayUse(quotas, totals, () -> NOON, () -> 0),
        new StoredUse(quotas, RETENTION, totals, () -> NOON.plusSeconds(3_600), () -> 0),
        () -> 0);
  }

  @Test
  void aTenantSeesHowItStandsWithItsLimits() {
    Routes routes =
        Routes.builder()
            .guarded("GET", "/usage", new UsageEndpoint(questions, rates(), () -> NOW))
            .build();
    try (HttpServer limited = Servers.guarded(routes);
        Client there = new Client(limited.port())) {
      JsonNode limits = there.get("/usage", Servers.acme()).json().path("limits");
      assertThat(limits.findValuesAsText("name"))
          .containsExactly(
              "requests-per-minute",
              "characters-per-day",
              "audio-seconds-per-day",
              "audio-seconds-stored");
      JsonNode day = limits.path(1);
      assertThat(day.path("scope").asText()).isEqualTo("farm");
      assertThat(day.path("window_seconds").asLong()).isEqualTo(86_400);
      assertThat(day.path("limit").asLong()).isEqualTo(1_000);
      assertThat(day.path("used").asLong()).as("three hours of 300").isEqualTo(900);
      assertThat(day.path("remaining").asLong()).isEqualTo(100);
      assertThat(limits.path(2).path("used").asLong()).isEqualTo(120);
      JsonNode stored = limits.path(3);
      assertThat(stored.path("used").asLong()).as("three hours of 30 s made").isEqualTo(90);
      assertThat(stored.path("limit").asLong()).isEqualTo(3_600);
      assertThat(stored.path("window_seconds").asLong()).isEqualTo(30 * 86_400);
      assertThat(limits.path(0).path("scope").asText()).isEqualTo("bridge");
      assertThat(limits.path(0).path("used").asLong()).isZero();
    }
    assertThat(client.get("/usage", Servers.acme()).json().path("limits")).isEmpty();
  }

  @Test
  void aTenantSeesItsOwnHoursInOrder() {
    Answer answer = client.get("/usage", Servers.acme());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().path("hours").valueStream().map(UsageEndpointTest::name))
        .containsExactly("12 acme m", "13 acme m", "13 acme n");
    JsonNode first = answer.json().path("hours").path(0);
    assertThat(first.path("from").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(first.path("to").asText()).isEqualTo("2026-01-31T13:00:00Z");
    assertThat(first.path("requests").asLong()).isEqualTo(10);
    assertThat(first.path("failed").asLong()).isEqualTo(1);
    assertThat(first.path("cached").asLong()).isEqualTo(2);
    assertThat(first.path("characters").asLong()).isEqualTo(300);
    assertThat(first.path("spoken_characters").asLong()).isEqualTo(420);
    assertThat(first.path("audio_ms").asLong()).isEqualTo(40_000);
    assertThat(first.path("made_audio_ms").asLong()).isEqualTo(30_000);
    assertThat(first.path("synthesis_ms").asLong()).isEqualTo(5_000);
  }

  @Test
  void aTokenShowsNoOtherTenantWhateverIsAskedFor() {
    Answer answer = client.get("/usage?tenant=acme", Servers.globex());
    assertThat(answer.json().path("hours").valueStream().map(UsageEndpointTest::name))
        .containsExactly("13 globex m");
    assertThat(client.get("/usage").status()).isEqualTo(401);
  }

  @Test
  void withoutTokensEverybodySeesEverythingOrTheTenantAskedFor() {
    assertThat(
            anybody.get("/usage").json().path("hours").valueStream().map(UsageEndpointTest::name))
        .containsExactly("12 acme m", "13 acme m", "13 acme n", "13 globex m");
    assertThat(
            anybody
                .get("/usage?tenant=globex")
                .json()
                .path("hours")
                .valueStream()
                .map(UsageEndpointTest::name))
        .containsExactly("13 globex m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "", "2026-01-31", "2026-13-01T00:00:00Z", "1769860800"})
  void whatIsNoTimeIsA400ThatSaysWhatOneIs(String time) {
    for (String name : new String[] {"from", "to"}) {
      Answer answer = client.get("/usage?" + name + "=" + time, Servers.acme());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.message())
          .startsWith(name)
          .contains("2026-01-31T12:00:00Z")
          .contains("'" + time + "'");
    }
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void aStretchThatEndsBeforeItBeginsIsA400() {
    Answer answer =
        client.get("/usage?from=2026-01-31T12:00:01Z&to=2026-01-31T12:00:00Z", Servers.acme());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("from", "to");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z,2026-01-31T12:00:00Z",
    "2026-01-31T13:00:00%2B01:00,2026-01-31T12:00:00Z",
    "-1000000000-01-01T00:00:00Z,1970-01-01T00:00:00Z",
    "%2B12345-01-01T00:00:00Z,9999-01-01T00:00:00Z",
  })
  void theLedgerIsAskedForTimesItCanRead(String given, String asked) {
    Answer answer =
        client.get("/usage?to=%2B1000000000-12-31T00:00:00Z&from=" + given, Servers.acme());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(URLDecoder.decode(ledger.asked().getLast(), StandardCharsets.UTF_8))
        .isEqualTo(
            "/ledger/usage?from=" + asked + "&to=9999-01-01T00:00:00Z&limit=1000&tenant=acme");
  }

  @ParameterizedTest
  @CsvSource({
    "'',2026-01-10T08:00:00Z",
    "?to=2026-01-31T00:00:00Z,2025-12-31T00:00:00Z",
    "?to=2027-01-31T00:00:00Z,2026-01-10T08:00:00Z",
  })
  void withoutAStartItIsTheMonthBefore(String query, String from) {
    assertThat(client.get("/usage" + query, Servers.acme()).status()).isEqualTo(200);
    assertThat(URLDecoder.decode(ledger.asked().getLast(), StandardCharsets.UTF_8))
        .startsWith("/ledger/usage?from=" + from + "&");
  }

  @Test
  void aPageNamesTheNextOneUntilThereIsNone() {
    String cursor = "AAABnBQd_wBhY21lAG0";
    ledger.moreUsage(cursor);
    Answer first = client.get("/usage?limit=2", Servers.acme());
    assertThat(first.json().path("hours").valueStream().map(UsageEndpointTest::name))
        .containsExactly("12 acme m", "13 acme m");
    String next = first.json().path("next").asText();
    assertThat(next).startsWith("/usage?").contains("limit=2", "after=" + cursor);
    assertThat(anybody.get("/usage?tenant=a%26b").json().path("next").asText())
        .endsWith("&tenant=a%26b");

    assertThat(client.get(next, Servers.acme()).status()).isEqualTo(200);
    assertThat(ledger.asked().getLast()).contains("after=" + cursor, "tenant=acme");
    ledger.moreUsage(null);
    assertThat(client.get(next, Servers.acme()).json().path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=1001", "limit=", "limit=x", "after=", "after=AAAA", "after=%25"})
  void whatIsNoPageIsA400ThatSaysWhatOneIs(String query) {
    Answer answer = client.get("/usage?" + query, Servers.acme());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith(query.substring(0, 5));
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void withoutTheLedgerItIsA503() {
    ledger.away(true);
    Answer answer = client.get("/usage", Servers.acme());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.message()).contains("ledger");
  }

  private static String name(JsonNode hour) {
    return hour.path("from").asText().substring(11, 13)
        + " "
        + hour.path("tenant").asText()
        + " "
        + hour.path("model_id").asText();
  }

  private static Usage hour(String tenant, String model, int hour) {
    return Usage.newBuilder()
        .setTenant(tenant)
        .setModelId(model)
        .setWindowStart(NOON.plusSeconds(hour * 3_600L))
        .setWindowEnd(NOON.plusSeconds((hour + 1) * 3_600L))
        .setRequests(10)
        .setFailed(1)
        .setCached(2)
        .setCharacters(300)
        .setSpokenCharacters(420)
        .setAudioMs(40_000)
        .setMadeAudioMs(30_000)
        .setSynthesisMs(5_000)
        .build();
  }
}
