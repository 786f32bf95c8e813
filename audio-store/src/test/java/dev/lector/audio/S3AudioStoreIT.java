package dev.lector.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3AudioStoreIT extends AudioStoreContract {
  private static S3Server server;
  private AudioStore store;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @BeforeEach
  void connect() throws Exception {
    store = AudioStores.create(server.options());
  }

  @AfterEach
  void disconnect() {
    store.close();
  }

  @Override
  AudioStore store() {
    return store;
  }

  @Override
  AudioStore store(String retention, Clock clock) throws AudioStoreException {
    Map<String, String> options = new HashMap<>(server.options());
    options.put("retention", retention);
    return AudioStores.create(options, clock);
  }

  private static AudioStore storeWith(String key, String value) throws AudioStoreException {
    Map<String, String> options = new HashMap<>(server.options());
    options.put(key, value);
    return AudioStores.create(options);
  }

  @Test
  void aPresignedUrlServesTheObjectToAnybody() throws Exception {
    AudioKey key = newKey();
    byte[] audio = bytes(1000);
    store.put(key, "audio/wav", audio);

    URI url = store.presign(key, Duration.ofMinutes(5)).orElseThrow();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(audio);
      assertThat(answer.headers().firstValue("content-type")).contains("audio/wav");

      URI forged = URI.create(url.toString().replaceFirst("[0-9a-f]{64}\\.", "0".repeat(64) + "."));
      assertThat(
              http.send(HttpRequest.newBuilder(forged).build(), BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void aPresignedUrlPointsToThePublicEndpoint() throws Exception {
    try (AudioStore published = storeWith("s3.publicendpoint", "https://audio.example.org")) {
      URI url = published.presign(newKey(), Duration.ofDays(100)).orElseThrow();

      assertThat(url.toString()).startsWith("https://audio.example.org/audio/");
      assertThat(url.getQuery()).contains("X-Amz-Expires=604800");
    }
  }

  @Test
  void thePrefixIsPartOfTheNameButNotOfTheKey() throws Exception {
    try (AudioStore prefixed = storeWith("s3.prefix", "speech/v1/")) {
      AudioKey key = newKey();

      StoredAudio stored = prefixed.put(key, "audio/wav", bytes(10));

      assertThat(stored.uri()).hasToString("s3://audio/speech/v1/" + key.value());
      assertThat(prefixed.keyOf(stored.uri())).contains(key);
      assertThat(store.find(key)).isEmpty();
      assertThat(store.keyOf(stored.uri())).isEmpty();
    }
  }

  @Test
  void anObjectCopiedWithoutItsMetadataIsDigestedAgain() throws Exception {
    AudioKey key = newKey();
    byte[] audio = bytes(1000);
    server.copyIn(key.value(), audio);

    assertThat(store.find(key).orElseThrow().sha256()).isEqualTo(Digests.sha256(audio));
  }

  @Test
  void theWordsAreThoseOfTheAudioThatStays() throws Exception {
    AudioKey key = newKey();
    byte[] audio = bytes(100);
    String first = "[" + "[300,0,4,1000000,1000300],".repeat(100) + "[1,0,4,1,2]]";
    String later = "[" + "[300,0,4,2000000,2000300],".repeat(100) + "[1,0,4,1,2]]";
    // As a writer leaves it that ends before it puts its audio, and another one that makes the
    // same differently.
    server.copyIn(wordsName(key, bytes(100)), later.getBytes(UTF_8));
    server.copyIn(wordsName(key, audio), first.getBytes(UTF_8));

    store.put(key, "audio/wav", audio, new AudioFacts(16_000, 1, 6), later);

    assertThat(store.words(key)).as("never overwritten").contains(first);
    assertThat(server.names(key.value())).hasSize(3);
  }

  @Test
  void writersOfLongWordsAtTheSameTimeLeaveTheAudioWithItsOwn() throws Exception {
    for (int round = 0; round < 5; round++) {
      AudioKey key = newKey();
      int writers = 6;
      CyclicBarrier start = new CyclicBarrier(writers);
      Map<String, String> wordsOf = new HashMap<>();
      List<Future<StoredAudio>> puts = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < writers; i++) {
          byte[] audio = bytes(50_000 + i);
          String words = "[" + "[%d,0,4,1,2],".formatted(i).repeat(300) + "[1,0,4,1,2]]";
          wordsOf.put(Digests.sha256(audio), words);
          puts.add(
              threads.submit(
                  () -> {
                    start.await();
                    return store.put(key, "audio/wav", audio, null, words);
                  }));
        }
        for (Future<StoredAudio> put : puts) {
          put.get();
        }
      }
      String sha256 = store.find(key).orElseThrow().sha256();
      assertThat(store.words(key)).contains(wordsOf.get(sha256));
    }
  }

  private static String wordsName(AudioKey key, byte[] audio) {
    return key.value() + "." + Digests.sha256(audio) + ".words.json";
  }

  @Test
  void aMissingBucketIsSaid() throws Exception {
    try (AudioStore lost = storeWith("s3.bucket", "no-such-bucket")) {
      assertThatThrownBy(() -> lost.put(newKey(), "audio/wav", bytes(10)))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("no-such-bucket");
    }
  }

  @Test
  void wrongCredentialsAreSaid() throws Exception {
    try (AudioStore stranger = storeWith("s3.secretkey", "wrong")) {
      assertThatThrownBy(() -> stranger.put(newKey(), "audio/wav", bytes(10)))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("S3 bucket audio");
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsSaid() throws Exception {
    try (AudioStore nowhere = storeWith("s3.endpoint", "http://127.0.0.1:1")) {
      assertThatThrownBy(() -> nowhere.find(newKey()))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("S3 bucket audio");
    }
  }

  @Test
  void aServerThatRefusesTheConditionGetsThePutWithoutIt() throws Exception {
    try (RefusingServer refusing = RefusingServer.answering(501, Integer.MAX_VALUE);
        AudioStore plain = storeWith("s3.endpoint", refusing.endpoint())) {
      plain.put(newKey(), "audio/wav", bytes(10));
      plain.put(newKey(), "audio/wav", bytes(10));

      assertThat(refusing.puts()).containsExactly(501, 200, 200);
    }
  }

  @Test
  void aPutThatMeetsAnotherOneIsTriedAgain() throws Exception {
    try (RefusingServer busy = RefusingServer.answering(409, 2);
        AudioStore patient = storeWith("s3.endpoint", busy.endpoint())) {
      patient.put(newKey(), "audio/wav", bytes(10));

      assertThat(busy.puts()).containsExactly(409, 409, 200);
    }
  }

  @Test
  void aPutThatMeetsOthersAgainAndAgainEnds() throws Exception {
    try (RefusingServer busy = RefusingServer.answering(409, Integer.MAX_VALUE);
        AudioStore patient = storeWith("s3.endpoint", busy.endpoint())) {
      assertThatThrownBy(() -> patient.put(newKey(), "audio/wav", bytes(10)))
          .isInstanceOf(AudioStoreException.class);
    }
  }
}
