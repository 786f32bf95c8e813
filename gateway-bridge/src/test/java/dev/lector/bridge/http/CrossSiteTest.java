package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What web pages of other sites can do to a bridge without tokens. */
class CrossSiteTest {
  private static final Routes ROUTES =
      Routes.builder()
          .guarded("GET", "/things", _ -> Reply.text("text/plain", "things"))
          .guarded("POST", "/things", _ -> Reply.empty(201))
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:80",
        "127.0.0.1:8080",
        "[::1]:8080",
        "192.168.1.20",
        "gateway-bridge:8080",
        "lector.speech.svc",
        "lector.speech.svc.cluster.local:8080",
        "mac-studio.local",
        "named.example.org",
        "Public.Example.org:8443"
      })
  void namesOfItsOwnNetworkAndThoseItIsToldAreAnswered(String host) {
    assertThat(status("GET", host)).isEqualTo(200);
    assertThat(status("POST", host)).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com",
        "evil.example.com:8080",
        "127.0.0.1.evil.example.com",
        "localhost.evil.com",
        "evil.com.",
        "named.example.org.evil.com"
      })
  void aNameThatAnybodyCanPointAtItIsRefused(String host) {
    assertThat(status("GET", host)).isEqualTo(403);
    assertThat(status("POST", host)).isEqualTo(403);
    assertThat(ask("GET", host)).contains("lector.http.hosts", "lector.auth.tokens");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin: https://evil.example",
    "Origin: null",
    "Origin: http://localhost:3000",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
  })
  void aPageOfAnotherOriginChangesNothing(String header) {
    assertThat(status("POST", "localhost:8080", header)).isEqualTo(403);
    assertThat(ask("POST", "localhost:8080", header)).contains("lector.http.cors");
    assertThat(status("GET", "localhost:8080", header)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin: http://localhost:8080",
    "Origin: https://LOCALHOST:8080",
    "Origin: https://page.example",
    "Sec-Fetch-Site: same-origin",
    "Sec-Fetch-Site: none",
  })
  void itsOwnPagesAndThoseThatAreAllowedChangeWhatTheyLike(String header) {
    assertThat(status("POST", "localhost:8080", header)).isEqualTo(201);
  }

  @Test
  void aPageThatIsAllowedIsOneWhateverTheBrowserCallsItsSite() {
    assertThat(
            status(
                "POST",
                "localhost:8080",
                "Origin: https://page.example",
                "Sec-Fetch-Site: cross-site"))
        .isEqualTo(201);
  }

  @Test
  void noAnswerIsTakenForWhatItIsNot() {
    assertThat(ask("GET", "localhost").lines()).contains("X-Content-Type-Options: nosniff");
    assertThat(ask("GET", "evil.com").lines()).contains("X-Content-Type-Options: nosniff");
  }

  private static int status(String method, String host, String... headers) {
    return Integer.parseInt(ask(method, host, headers).split(" ", 3)[1]);
  }

  /** The whole answer, as text. */
  private static String ask(String method, String host, String... headers) {
    HttpSettings settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            -1,
            "https://public.example.org",
            false,
            List.of("named.example.org"),
            List.of("https://page.example"),
            Servers.limits(Duration.ofSeconds(5)),
            64 << 20,
            Duration.ofMillis(100));
    try (HttpServer server =
            HttpServer.start(
                settings, ROUTES, new Gatekeeper(List.of()), (route, verb, status, nanos) -> {});
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "%s /things HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\nContent-Length: 0\r\n\r\n"
              .formatted(
                  method, host, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
