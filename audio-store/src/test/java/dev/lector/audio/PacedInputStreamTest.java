package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send their header at once, and then hardly anything. */
@Timeout(60)
class PacedInputStreamTest {
  private static final Pace SHORT = new Pace(Duration.ofMillis(300), 1_000);
  private static final int LENGTH = 12_000;
  private static final AudioKey KEY = new AudioKey("a".repeat(64) + ".wav");
  private static final String PLAIN = "HTTP/1.1 200 OK\r\nContent-Length: " + LENGTH + "\r\n\r\nx";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx";
  private static final byte[] ONE = {'0'};
  private static final byte[] NOTHING = {};

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void aBodyThatTricklesIsGivenUpAndItsConnectionClosed(String head) throws Exception {
    try (TricklingServer server = TricklingServer.sending(head, ONE);
        InputStream body = new PacedInputStream(get(server), SHORT)) {
      assertTooSlow(body);
      await().until(() -> server.open() == 0);
      assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBodyOfWhichNothingMoreComesIsGivenUpWhileItsReaderWaits() throws Exception {
    try (TricklingServer server = TricklingServer.sending(PLAIN, NOTHING);
        InputStream body = new PacedInputStream(get(server), SHORT)) {
      assertTooSlow(body);
    }
  }

  @Test
  void aBodyThatIsLongAndSlowButKeepsThePaceComesWhole() throws Exception {
    // 10 KB/s and 1.2 s: four times the grace.
    try (TricklingServer server = TricklingServer.sending(PLAIN, new byte[200]);
        InputStream body = new PacedInputStream(get(server), SHORT)) {
      assertThat(body.readAllBytes()).hasSize(LENGTH);
    }
  }

  @Test
  void aReaderThatTakesItsTimeCostsThePeerNothing() throws Exception {
    PipedOutputStream peer = new PipedOutputStream();
    try (InputStream body = new PacedInputStream(new PipedInputStream(peer), SHORT)) {
      peer.write(1);
      assertThat(body.read()).isEqualTo(1);
      await().pollDelay(SHORT.grace().multipliedBy(2)).until(() -> true);
      peer.write(255);
      peer.close();
      assertThat(body.read()).isEqualTo(255);
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void audioThatTricklesOutOfS3IsGivenUp() throws Exception {
    try (TricklingServer server = TricklingServer.sending(PLAIN, ONE);
        AudioStore store = store(server, "PT1M");
        InputStream audio = store.open(KEY, 0, LENGTH)) {
      assertTooSlow(audio);
    }
  }

  @Test
  void audioOfWhichNothingMoreComesOutOfS3IsGivenUpWhileItsReaderWaits() throws Exception {
    try (TricklingServer server = TricklingServer.sending(PLAIN, NOTHING);
        AudioStore store = store(server, "PT1M");
        InputStream audio = store.open(KEY, 0, LENGTH)) {
      assertTooSlow(audio);
    }
  }

  @Test
  void audioThatIsLongAndSlowButKeepsThePaceComesWholeOutOfS3() throws Exception {
    // Longer than one call may take, too.
    try (TricklingServer server = TricklingServer.sending(PLAIN, new byte[200]);
        AudioStore store = store(server, "PT0.9S");
        InputStream audio = store.open(KEY, 0, LENGTH)) {
      assertThat(audio.readAllBytes()).hasSize(LENGTH);
    }
  }

  @Test
  void anObjectOfS3ThatIsDigestedAnewIsGivenUpWhenItTrickles() throws Exception {
    try (TricklingServer server = TricklingServer.sending(PLAIN, ONE);
        AudioStore store = store(server, "PT1M")) {
      assertThatThrownBy(() -> store.find(KEY))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("too slowly");
    }
  }

  @Test
  void audioOfS3ThatDoesNotSayItsLengthIsRefused() throws Exception {
    try (TricklingServer server = TricklingServer.sending(CHUNKED, ONE);
        AudioStore store = store(server, "PT1M")) {
      assertThatThrownBy(() -> store.open(KEY, 0, LENGTH))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("12000 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nx-amz-meta-words: ",
        "HTTP/1.1 200 OK\r\nx-amz-meta-sha256: 00\r\nContent-Length: 10000\r\n\r\n"
      })
  void otherCallsOfS3EndWithTheirTimeLimitHoweverTheyTrickle(String head) throws Exception {
    try (TricklingServer server = TricklingServer.sending(head, ONE);
        AudioStore store = store(server, "PT0.5S")) {
      assertThatThrownBy(() -> store.words(KEY)).isInstanceOf(AudioStoreException.class);
    }
  }

  private InputStream get(TricklingServer server) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.address()).build();
    return http.send(request, BodyHandlers.ofInputStream()).body();
  }

  private static AudioStore store(TricklingServer server, String timeout)
      throws AudioStoreException {
    return AudioStores.create(
        Map.of(
            "type", "s3",
            "s3.bucket", "audio",
            "s3.endpoint", server.address().toString(),
            "s3.pathstyle", "true",
            "s3.accesskey", "lector",
            "s3.secretkey", "secret",
            "s3.timeout", timeout,
            "s3.body", "PT0.3S",
            "s3.rate", "1000"));
  }

  private static void assertTooSlow(InputStream body) {
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("too slowly")
        .hasMessageContaining("1000 bytes per second");
  }
}
