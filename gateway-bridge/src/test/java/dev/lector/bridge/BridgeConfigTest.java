package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.auth.Token;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.workers.WorkerNetworks;
import dev.lector.config.Surroundings;
import dev.lector.http.ConnectionLimits;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeConfigTest {
  private static final String DIGEST = "ab".repeat(32);

  @TempDir Path dir;

  @Test
  void everyKeyHasItsDefault() {
    BridgeConfig config = read(Map.of(), Map.of());
    assertThat(config.http().host()).isEqualTo("localhost");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().publicUrl()).isEmpty();
    assertThat(config.http().forwarded()).isFalse();
    assertThat(config.http().cors()).isEmpty();
    ConnectionLimits limits = config.http().limits();
    assertThat(limits.connections()).isBetween(100, 20_000);
    assertThat(limits.perAddress()).isEqualTo(limits.connections() / 2);
    assertThat(limits.header()).isEqualTo(Duration.ofSeconds(15));
    assertThat(limits.idle()).isEqualTo(Duration.ofSeconds(75));
    assertThat(limits.body()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.response()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.rate()).isEqualTo(4096);
    assertThat(config.http().memory()).isEqualTo(Runtime.getRuntime().maxMemory() / 8);
    assertThat(config.http().grace()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.limits().body()).isEqualTo(1 << 20);
    assertThat(config.limits().text()).isEqualTo(20_000);
    assertThat(config.limits().waiting()).isEqualTo(10_000);
    assertThat(config.limits().patience()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.limits().jobs()).isEqualTo(20_000);
    assertThat(config.load())
        .isEqualTo(new LoadLimits(Duration.ofSeconds(60), Duration.ofHours(1), 100_000));
    assertThat(config.limits().stale()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.limits().ledgerWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.tenants()).isEqualTo(new TenantLimits(1.0, 0, 0, 16));
    assertThat(config.batches().uploads()).isEqualTo(8);
    assertThat(config.batches().staged()).isEqualTo(1_000_000);
    assertThat(config.auth().tokens()).isEmpty();
    assertThat(config.auth().file()).isEmpty();
    assertThat(config.media().keys().secret()).isEmpty();
    assertThat(config.media().expiry()).isEqualTo(Duration.ofHours(24));
    assertThat(config.store()).containsEntry("type", "file").containsEntry("dir", ".lector/audio");
    assertThat(config.kafka().client()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    assertThat(config.kafka().registry())
        .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081/apis/ccompat/v7"));
    assertThat(config.kafka().replicationFactor()).isEqualTo((short) -1);
  }

  @Test
  void byDefaultNoConnectionIsHeldWithoutAWholeRequestOrAReaderForLongerThanThis() {
    ConnectionLimits limits = read(Map.of(), Map.of()).http().limits();
    Duration most = Duration.ofSeconds(95);
    Duration look = Duration.ofSeconds(1); // until the server notices, and more
    assertThat(limits.idle().plus(limits.header()).plus(look))
        .as("idle, then half a header")
        .isLessThanOrEqualTo(most);
    assertThat(limits.body().plus(look)).as("half a body").isLessThanOrEqualTo(most);
    assertThat(limits.response().plus(look)).as("nobody reads").isLessThanOrEqualTo(most);
  }

  @Test
  void byDefaultWorkersAreAskedInPrivateNetworksAndOnThisMachine() {
    WorkerNetworks networks = read(Map.of(), Map.of()).workers().networks();
    for (String inside :
        List.of(
            "127.0.0.1",
            "::1",
            "10.255.1.2",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.7.7",
            "fd12::1")) {
      assertThat(networks.contains(InetAddress.ofLiteral(inside))).as(inside).isTrue();
    }
    for (String outside :
        List.of(
            "128.0.0.1",
            "::2",
            "11.0.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "fe80::1",
            "2001:db8::1")) {
      assertThat(networks.contains(InetAddress.ofLiteral(outside))).as(outside).isFalse();
    }
  }

  @Test
  void otherMachinesMayConnectWhereATokenIsNeededOrItIsSaid() {
    assertThat(read(Map.of("LECTOR_AUTH_TOKENS", "acme:" + DIGEST), Map.of()).http().host())
        .isEqualTo("0.0.0.0");
    assertThat(read(Map.of("LECTOR_AUTH_OPEN", "true"), Map.of()).http().host())
        .isEqualTo("0.0.0.0");
    assertThatThrownBy(() -> read(Map.of("LECTOR_HTTP_HOST", "0.0.0.0"), Map.of()))
        .hasMessageContaining("lector.auth.tokens");
    assertThatThrownBy(() -> read(Map.of("LECTOR_AUTH_OPEN", "yes"), Map.of()))
        .hasMessageContaining("lector.auth.open");
  }

  @Test
  void theEnvironmentReachesEveryKey() {
    BridgeConfig config =
        read(
            Map.of(
                "LECTOR_HTTP_PORT", "9090",
                "LECTOR_HTTP_PUBLICURL", "https://tts.example.org/",
                "LECTOR_HTTP_CORS", "https://a.example, https://b.example",
                "LECTOR_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "LECTOR_KAFKA_SECURITY_PROTOCOL", "SSL",
                "LECTOR_REGISTRY_URL", "http://registry:8081",
                "LECTOR_REGISTRY_BASIC_AUTH_USER_INFO", "user:pass",
                "LECTOR_STORE_TYPE", "s3",
                "LECTOR_STORE_S3_BUCKET", "audio",
                "LECTOR_AUTH_TOKENS", "acme:" + DIGEST),
            Map.of());
    assertThat(config.http().port()).isEqualTo(9090);
    assertThat(config.http().publicUrl()).isEqualTo("https://tts.example.org");
    assertThat(config.http().cors()).containsExactly("https://a.example", "https://b.example");
    assertThat(config.kafka().client())
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SSL"));
    assertThat(config.kafka().registry())
        .isEqualTo(
            Map.of(
                "schema.registry.url",
                "http://registry:8081",
                "basic.auth.user.info",
                "user:pass"));
    assertThat(config.store()).containsEntry("s3.bucket", "audio").containsEntry("type", "s3");
    assertThat(config.auth().tokens()).containsExactly(new Token("acme", DIGEST));
  }

  @Test
  void overridesWinOverTheEnvironmentAndThatOverTheFile() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("lector.yaml"),
            """
            lector:
              http:
                port: 1
                host: file
                publicurl: http://file
              auth:
                tokens:
                  - tenant: acme
                    sha256: %s
            """
                .formatted(DIGEST));
    BridgeConfig config =
        read(
            Map.of(
                "LECTOR_CONFIG", file.toString(),
                "LECTOR_HTTP_PORT", "2",
                "LECTOR_HTTP_HOST", "environment"),
            Map.of("lector.http.port", "3"));
    assertThat(config.http().port()).isEqualTo(3);
    assertThat(config.http().host()).isEqualTo("environment");
    assertThat(config.http().publicUrl()).isEqualTo("http://file");
    assertThat(config.auth().tokens()).containsExactly(new Token("acme", DIGEST));
  }

  @Test
  void operatorsAreTenantsWhoHaveAToken() {
    String tokens = "acme:" + DIGEST + ",ops:" + DIGEST;
    Map<String, String> both =
        Map.of("lector.auth.tokens", tokens, "lector.auth.operators", " ops, acme ");
    assertThat(read(Map.of(), both).auth().operators()).containsExactlyInAnyOrder("ops", "acme");
    Map<String, String> stranger =
        Map.of("lector.auth.tokens", tokens, "lector.auth.operators", "ops,opps");
    assertThatThrownBy(() -> read(Map.of(), stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.auth.operators names opps");
  }

  @Test
  void aNamedFileHasToBeThere() {
    assertThatThrownBy(() -> read(Map.of("LECTOR_CONFIG", dir + "/none.yaml"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.yaml");
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "1 h,PT1H", "7d,P7D", "PT90S,PT90S"})
  void durationsAreWrittenAsForTheWorker(String written, Duration meant) {
    assertThat(read(Map.of("LECTOR_LIMITS_WAIT", written), Map.of()).limits().patience())
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "lector.http.port,many",
    "lector.limits.wait,60",
    "lector.limits.wait,30sec",
    "lector.limits.wait,PT0S",
    "lector.limits.waiting,0",
    "lector.media.expiry,-PT1S",
    "lector.http.publicurl,tts.example.org",
    "lector.auth.tokens,acme:12",
    "lector.auth.operators,acme",
    "lector.workers.networks,tts.example.org",
    "lector.workers.networks,10.0.0.0/33",
  })
  void whatMakesNoSenseIsRefusedByName(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(), Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key)
        .hasMessageContaining("(set by the program)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LECTOR_HTTP_PORT|70000|lector.http.port must be 0 to 65535, not 70000",
        "LECTOR_LIMITS_BODY|0|lector.limits.body must be at least 1, not 0",
        "LECTOR_LIMITS_TEXT|many|lector.limits.text must be a whole number, not \"many\"",
        "LECTOR_BATCHES_STAGED|0|lector.batches.staged must be at least 1, not 0",
        "LECTOR_TENANTS_REQUESTS|-1|lector.tenants.requests must be at least 0, not -1",
        "LECTOR_HTTP_GRACE|PT-1S|lector.http.grace must be at least 0s, not PT-1S",
        "LECTOR_HTTP_RATE|3GiB|lector.http.rate must be a size such as 4096, 64KiB, 1MiB or 2GiB,"
            + " and below 2GiB, not \"3GiB\"",
        "LECTOR_TOPICS_REPLICATION|0|lector.topics.replication must be -1, or 1 to 32767, not 0",
        "LECTOR_MEDIA_SECRET|tooshort|lector.media.secret must have 16 bytes or more, or be empty;"
            + " it has 8",
      })
  void messagesSayTheKeyTheRangeTheValueAndWhereItIsSet(
      String variable, String value, String message) {
    assertThatThrownBy(() -> read(Map.of(variable, value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message.replace('"', '\'') + " (environment variable " + variable + ")");
  }

  @Test
  void aTokenThatStandsWhereItsDigestBelongsIsNotSaid() {
    assertThatThrownBy(
            () -> read(Map.of("LECTOR_AUTH_TOKENS", "a:" + DIGEST + ",open sesame:acme"), Map.of()))
        .hasMessageStartingWith("lector.auth.tokens must have a sha256")
        .hasMessageEndingWith("; entry 2 is wrong (environment variable LECTOR_AUTH_TOKENS)")
        .satisfies(
            failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("sesame"));
  }

  @Test
  void sizesMayHaveUnits() {
    BridgeConfig config =
        read(Map.of("LECTOR_LIMITS_BODY", "2MiB", "LECTOR_BATCHES_BODY", "1073741824"), Map.of());
    assertThat(config.limits().body()).isEqualTo(2 << 20);
    assertThat(config.batches().body()).isEqualTo(1 << 30);
  }

  @Test
  void itsTextHasNoSecret() {
    BridgeConfig config =
        read(
            Map.of(
                "LECTOR_MEDIA_SECRET", "abracadabra abracadabra",
                "LECTOR_KAFKA_SASL_JAAS_CONFIG", "abracadabra",
                "LECTOR_REGISTRY_BASIC_AUTH_USER_INFO", "me:abracadabra",
                "LECTOR_STORE_S3_SECRETKEY", "abracadabra"),
            Map.of());
    assertThat(config + " " + config.media() + config.kafka()).doesNotContain("abracadabra");
  }

  private BridgeConfig read(Map<String, String> environment, Map<String, String> overrides) {
    return BridgeConfig.load(overrides, new Surroundings(environment, Map.of(), dir));
  }
}
