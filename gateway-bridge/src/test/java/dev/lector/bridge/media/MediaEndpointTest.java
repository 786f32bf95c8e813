package dev.lector.bridge.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaKeys;
import dev.lector.audio.MediaSigner;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.HttpSettings;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaEndpointTest {
  private static final AudioKey KEY = new AudioKey("ab".repeat(32) + ".wav");

  @TempDir Path dir;

  private volatile MediaKeys keys = MediaKeys.parse("0123456789abcdef", List.of());
  private final MediaSigner signer = new MediaSigner(() -> keys, Clock.systemUTC());
  private final byte[] audio = new byte[300_000];
  private AudioStore store;
  private StoredAudio stored;
  private AudioLinks links;
  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    new Random(7).nextBytes(audio);
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    stored = store.put(KEY, "audio/wav", audio);
    links = new AudioLinks(store, signer, Duration.ofHours(1));
    server =
        HttpServer.start(
            new HttpSettings(
                "127.0.0.1",
                0,
                -1,
                "",
                false,
                List.of(),
                List.of(),
                Servers.limits(Duration.ofSeconds(5)),
                64 << 20,
                Duration.ofMillis(100)),
            Routes.builder()
                .open("GET", "/media/*", new MediaEndpoint(store, signer, Clock.systemUTC()))
                .build(),
            new Gatekeeper(List.of()),
            (route, method, status, nanos) -> {});
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    store.close();
  }

  @Test
  void theWholeAudioComesWithEverythingACacheNeeds() throws Exception {
    Answer answer = client.get(link());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(audio);
    assertThat(answer.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(answer.header("Content-Length")).isEqualTo("300000");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("ETag")).isEqualTo('"' + stored.sha256() + '"');
    assertThat(answer.header("Cache-Control")).matches("private, max-age=3[56]\\d\\d, immutable");
  }

  @Test
  void aLinkEndsWithItsKey() throws Exception {
    String unnamed = link();
    keys = MediaKeys.parse("0123456789abcdef", List.of("2025:fedcba9876543210"));
    String named = link();

    assertThat(named).endsWith("&kid=2025");
    assertThat(client.get(named).status()).isEqualTo(200);
    assertThat(client.get(unnamed).status()).isEqualTo(200);

    keys = MediaKeys.parse("0123456789abcdef", List.of("2026:0f1e2d3c4b5a6978"));
    assertThat(client.get(named).status()).isEqualTo(403);
    assertThat(client.get(unnamed).status()).isEqualTo(200);
    assertThat(client.get(link()).status()).isEqualTo(200);
  }

  @Test
  void aPartIsCutOut() throws Exception {
    Answer answer = client.get(link(), "Range", "bytes=1000-1999");
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes 1000-1999/300000");
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(audio, 1000, 2000));
    assertThat(client.get(link(), "Range", "bytes=-1").body()).containsExactly(audio[299_999]);
  }

  @Test
  void aPartOutsideIsA416() throws Exception {
    Answer answer = client.get(link(), "Range", "bytes=300000-");
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */300000");
  }

  @Test
  void aPartOfAnotherAudioIsTheWholeOfThisOne() throws Exception {
    String tag = '"' + stored.sha256() + '"';
    assertThat(client.get(link(), "Range", "bytes=0-9", "If-Range", tag).status()).isEqualTo(206);
    assertThat(client.get(link(), "Range", "bytes=0-9", "If-Range", "\"other\"").status())
        .isEqualTo(200);
    assertThat(client.get(link(), "Range", "bytes=0-9", "If-Range", "W/" + tag).status())
        .isEqualTo(200);
  }

  @Test
  void whatTheClientHasIsNotSentAgain() throws Exception {
    String tag = '"' + stored.sha256() + '"';
    for (String tags : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      Answer answer = client.get(link(), "If-None-Match", tags);
      assertThat(answer.status()).as(tags).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("ETag")).isEqualTo(tag);
    }
    assertThat(client.get(link(), "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  void headSaysHowMuchThereIs() throws Exception {
    Answer answer =
        client.send(
            client.request(link()).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("300000");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aLinkThatIsNotSignedOrHasExpiredIsA403() throws Exception {
    String link = link();
    String path = "/media/" + KEY.value();
    String other = "/media/" + "cd".repeat(32) + ".wav";
    assertThat(client.get(path).status()).isEqualTo(403);
    assertThat(client.get(link + "x").status()).isEqualTo(403);
    assertThat(client.get(link.replace(KEY.value(), other.substring(7))).status()).isEqualTo(403);
    assertThat(client.get(link.replace("expires=", "expires=9")).status()).isEqualTo(403);
    assertThat(client.get(path + "?expires=soon&signature=abc").status()).isEqualTo(403);
    Answer expired = client.get(path + "?" + signer.sign(KEY, Duration.ofHours(-1)).query());
    assertThat(expired.status()).isEqualTo(403);
    assertThat(expired.message()).contains("expired");
  }

  @Test
  void audioThatIsNotThereIsA404() {
    AudioKey missing = new AudioKey("cd".repeat(32) + ".wav");
    String link =
        "/media/" + missing.value() + "?" + signer.sign(missing, Duration.ofHours(1)).query();
    assertThat(client.get(link).status()).isEqualTo(404);
    assertThat(client.get("/media/nothing").status()).isEqualTo(404);
    assertThat(client.get("/media/..%2f..%2fetc%2fpasswd").status()).isEqualTo(404);
  }

  @Test
  void audioOfAnotherStoreHasNoLink() {
    assertThatThrownBy(() -> links.link("s3://elsewhere/" + KEY.value(), "http://x"))
        .isInstanceOf(UnreachableAudioException.class);
    assertThatThrownBy(() -> links.link("not a uri", "http://x"))
        .isInstanceOf(UnreachableAudioException.class);
  }

  private String link() throws UnreachableAudioException {
    URI uri = URI.create(links.link(stored.uri().toString(), "http://localhost"));
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
