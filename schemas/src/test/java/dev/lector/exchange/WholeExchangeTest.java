package dev.lector.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // without the limit it waits for ever
class WholeExchangeTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerSocket server;

  WholeExchangeTest() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    client.shutdownNow();
    server.close();
  }

  @Test
  void aBodyThatDoesNotEndIsNotWaitedForAndItsConnectionIsClosed() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    Thread trickling =
        answer(
            socket -> {
              write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
              while (socket.getInputStream().read() >= 0) {
                // The request itself.
              }
              end.complete(-1);
            },
            end);
    assertThatThrownBy(() -> send(Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("300 ms");
    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
    trickling.join();
  }

  @Test
  void aWholeResponseIsReturned() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    Thread whole =
        answer(socket -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"), end);
    assertThat(send(Duration.ofMinutes(1))).isEqualTo("x");
    whole.join();
  }

  @Test
  void whatIsWrongIsSaidAsTheClientSaysIt() throws Exception {
    server.close();
    assertThatThrownBy(() -> send(Duration.ofMinutes(1))).isInstanceOf(ConnectException.class);
  }

  private String send(Duration limit) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1)).build();
    return WholeExchange.send(client, request, BodyHandlers.ofString(), limit).body();
  }

  @FunctionalInterface
  private interface Answer {
    void to(Socket socket) throws IOException;
  }

  private Thread answer(Answer answer, CompletableFuture<Integer> failed) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                answer.to(socket);
              } catch (IOException e) {
                failed.complete(-1); // a reset ends it as well
              }
            });
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
