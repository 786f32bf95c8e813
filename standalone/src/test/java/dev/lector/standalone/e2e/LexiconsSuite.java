package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lexicons by name, from HTTP to the address of the audio. */
abstract class LexiconsSuite {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String TEXT = "It runs on nginx, with kubectl.";

  private final Cluster cluster;
  private Rig rig;
  private Tenant acme;
  private Tenant other;

  LexiconsSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void rig(@TempDir Path directory) throws Exception {
    rig = new Rig(cluster.bootstrap(), "mock://lexicons-suite", directory.resolve("audio"));
    Path lexicons = Files.createDirectory(directory.resolve("lexicons"));
    Files.writeString(lexicons.resolve("tools.txt"), "nginx => engine X\n");
    Files.writeString(lexicons.resolve("cubes.txt"), "kubectl => cube control\nnginx => N jinx\n");
    Files.writeString(lexicons.resolve("unused.txt"), "cat => dog\n");
    Files.writeString(lexicons.resolve("README.md"), "no lexicon");
    rig.worker(
        Map.of(
            "lector.worker.port", "0",
            "lector.text.phonemes", "lexicon",
            "lector.text.lexicons", lexicons.toString(),
            "lector.text.tenants.lexicon", "acme=tools",
            "lector.text.tenants.normalize", "acme=light"));
    Gateway gateway = gateway();
    acme = new Tenant(gateway, "acme");
    other = new Tenant(gateway, "other");
    await().atMost(SOON).until(() -> read(other, Map.of()).statusCode() == 200);
  }

  private Gateway gateway() {
    return rig.gateway(Map.of("lector.auth.tokens", Tenant.tokens("acme", "other")));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aRequestNamesLexiconsAndATenantHasSomeByDefault() throws Exception {
    assertThat(spoken(other, Map.of())).isEqualTo("It runs on nginx, with kubectl.");
    assertThat(spoken(other, Map.of("lexicon", "tools")))
        .isEqualTo("It runs on engine X, with kubectl.");
    assertThat(spoken(other, Map.of("lexicon", "tools, cubes")))
        .isEqualTo("It runs on N jinx, with cube control.");
    assertThat(spoken(acme, Map.of())).isEqualTo("It runs on engine X, with kubectl.");
    assertThat(spoken(acme, Map.of("lexicon", "none")))
        .isEqualTo("It runs on nginx, with kubectl.");
    HttpResponse<String> queried =
        other.get("/read?text=nginx+costs+%245&lexicon=tools&normalize=off");
    assertThat(json(queried).path("spoken").asText()).isEqualTo("engine X costs five.");
    assertThat(spoken(acme, Map.of("text", "It costs $5."))).isEqualTo("It costs five.");
    assertThat(spoken(acme, Map.of("text", "It costs $5.", "normalize", "full")))
        .isEqualTo("It costs five dollars.");
  }

  @Test
  void theAddressOfTheAudioFollowsWhatIsSaid(@TempDir Path ledger) throws Exception {
    String plain = address(say(other, Map.of()));
    String tools = address(say(other, Map.of("lexicon", "tools")));

    assertThat(tools).isNotEqualTo(plain);
    assertThat(address(say(other, Map.of("lexicon", "unused")))).isEqualTo(plain);
    assertThat(address(say(other, Map.of("lexicon", "unused,tools")))).isEqualTo(tools);
    assertThat(address(say(other, Map.of("text", "It runs on engine X, with kubectl."))))
        .isEqualTo(tools);
    rig.ledger(ledger, Map.of());
    Tenant narrator = other.at(gateway());
    String batch =
        narrator.submit(
            body(Map.of("text", TEXT, "lexicon", "tools"))
                + "\n"
                + body(Map.of("text", TEXT))
                + "\n");
    await()
        .atMost(SOON)
        .until(
            () ->
                json(narrator.get("/batches/" + batch)).path("state").asText().equals("FINISHED"));
    JsonNode items = json(narrator.get("/batches/" + batch + "/items")).path("items");
    assertThat(List.of(items.get(0).toString(), items.get(1).toString()))
        .satisfiesExactly(
            first -> assertThat(first).contains(tools),
            second -> assertThat(second).contains(plain));
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() throws Exception {
    HttpResponse<String> answer = say(other, Map.of("lexicon", "tool"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).at("/detail/msg").asText())
        .isEqualTo("There is no lexicon \"tool\"; there is cubes, tools, unused.");
    HttpResponse<String> reading = read(other, Map.of("lexicon", "tool"));
    assertThat(reading.statusCode()).isEqualTo(400);
    assertThat(json(reading).at("/detail/msg").asText()).contains("cubes, tools, unused");
    HttpResponse<String> mode = say(other, Map.of("normalize", "much"));
    assertThat(mode.statusCode()).isEqualTo(422);
    assertThat(json(mode).at("/detail/0/msg").asText())
        .isEqualTo("Input should be 'full', 'light' or 'off'");
  }

  private static String spoken(Tenant tenant, Map<String, String> fields) throws Exception {
    HttpResponse<String> answer = read(tenant, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("spoken").asText();
  }

  private static HttpResponse<String> read(Tenant tenant, Map<String, String> fields)
      throws Exception {
    return tenant.send("POST", "/read", body(with(fields)));
  }

  private static HttpResponse<String> say(Tenant tenant, Map<String, String> fields)
      throws Exception {
    return tenant.send("POST", "/text-to-speech", body(with(fields)));
  }

  private static Map<String, String> with(Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(Map.of("text", TEXT));
    all.putAll(fields);
    return all;
  }

  /** The key of the audio, which the address has beside its signature. */
  private static String address(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String url = json(answer).at("/audio/url").asText();
    return url.substring(url.indexOf("/media/") + 7, url.indexOf('?'));
  }
}
