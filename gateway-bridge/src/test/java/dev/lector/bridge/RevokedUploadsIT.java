package dev.lector.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are on their way while the token they came with is revoked, with a real broker. */
class RevokedUploadsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ACME = "acme " + Servers.tokens().getFirst().sha256() + "\n";
  private static final String GLOBEX = "globex " + Servers.tokens().getLast().sha256() + "\n";

  @TempDir static Path dir;

  @Test
  void whoIsRevokedWhileABodyIsOnItsWayIsRefusedAndLeavesNothingBehind() throws Exception {
    Path tokens = Files.writeString(dir.resolve("tokens"), ACME + GLOBEX);
    Path audio = dir.resolve("audio");
    try (TestBroker broker = TestBroker.start(dir.resolve("kafka"));
        Bridge bridge =
            Bridge.start(
                BridgeConfig.load(
                    Map.of(
                        "lector.http.port", "0",
                        "lector.http.host", "127.0.0.1",
                        "lector.http.grace", "PT0.1S",
                        "lector.kafka.bootstrap.servers", broker.servers(),
                        "lector.registry.url", "mock://revoked-uploads",
                        // Where nothing listens: nobody asks it before a file is kept.
                        "lector.ledger.url", "http://127.0.0.1:1",
                        "lector.store.dir", audio.toString(),
                        "lector.auth.tokensfile", tokens.toString())));
        Client client = new Client(bridge.port())) {
      await().atMost(SOON).until(bridge::ready);
      List<Upload> uploads =
          List.of(
              new Upload(bridge, "/text-to-speech", "application/json", "{\"text\":\"Hello.\"}"),
              new Upload(bridge, "/v1/audio/speech", "application/json", "{\"input\":\"Hello.\"}"),
              new Upload(bridge, "/batches", "application/jsonl", "{\"text\":\"Hello.\"}\n"),
              new Upload(bridge, "/books", "text/plain", "Chapter 1\n\nHello.\n"),
              new Upload(bridge, "/v1/files", "multipart/form-data; boundary=b", form()),
              new Upload(bridge, "/v1/batches", "application/json", "{\"input_file_id\":\"x\"}"));
      for (Upload upload : uploads) {
        assertThat(upload.status()).as(upload.path + " is let in").isEqualTo(100);
      }

      Files.writeString(tokens, GLOBEX);
      await().atMost(SOON).until(() -> client.get("/usage", Servers.acme()).status() == 401);

      for (Upload upload : uploads) {
        upload.sendRest();
        assertThat(upload.status()).as(upload.path).isEqualTo(401);
        upload.close();
      }
      assertThat(published(broker)).isZero();
      assertThat(filesIn(audio)).isEmpty();
    }
  }

  private static String form() {
    return """
        --b\r
        Content-Disposition: form-data; name="purpose"\r
        \r
        batch\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="x.jsonl"\r
        \r
        {"custom_id":"1"}\r
        --b--\r
        """;
  }

  private static long published(TestBroker broker) throws ExecutionException, InterruptedException {
    long published = 0;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
      for (String topic : List.of(Topics.REQUESTS, Topics.BATCH_REQUESTS, Topics.STAGED_REQUESTS)) {
        TopicPartition first = new TopicPartition(topic, 0);
        published +=
            admin
                .listOffsets(Map.of(first, OffsetSpec.latest()))
                .partitionResult(first)
                .get()
                .offset();
      }
    }
    return published;
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Of acme's, of which half is sent. */
  private static final class Upload implements AutoCloseable {
    private final String path;
    private final Socket socket;
    private final String rest;

    Upload(Bridge bridge, String path, String type, String body) throws IOException {
      this.path = path;
      this.socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
      this.socket.setSoTimeout((int) SOON.toMillis());
      this.rest = body.substring(body.length() / 2);
      String head =
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer test\r
          Content-Type: %s\r
          Content-Length: %d\r
          Expect: 100-continue\r
          \r
          """
              .formatted(path, type, body.length());
      send(head + body.substring(0, body.length() / 2));
    }

    void sendRest() throws IOException {
      send(rest);
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
      socket.getOutputStream().flush();
    }

    /** Of the next answer, whose head it reads. */
    int status() throws IOException {
      List<String> head = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        head.add(line);
      }
      return Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    }

    private String line() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
