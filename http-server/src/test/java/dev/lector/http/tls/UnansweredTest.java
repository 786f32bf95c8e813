package dev.lector.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.lector.testing.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void whoTrustsNotTheAuthorityIsToldHowToNameIt(@TempDir Path directory) throws Exception {
    TestAuthority authority = TestAuthority.in(directory);
    authority.issue("bridge");
    HttpsServer server = https(authority, false);
    try {
      assertThat(said("https", server.getAddress().getPort(), SSLContext.getDefault()))
          .contains("TLS with https://localhost:")
          .contains("--ca or LECTOR_CA");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoHasNoCertificateIsToldThatOneIsAskedFor(@TempDir Path directory) throws Exception {
    TestAuthority authority = TestAuthority.in(directory);
    authority.issue("bridge");
    HttpsServer server = https(authority, true);
    try {
      assertThat(said("https", server.getAddress().getPort(), trusting(authority)))
          .contains("lector.http.tls.clientca");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoAsksByHttpsWhereNobodySpeaksItIsToldSo() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          Thread.startVirtualThread(
              () -> {
                try (Socket socket = server.accept()) {
                  int begun =
                      socket.getInputStream().read(); // no server answers before it is asked
                  assertThat(begun).isNotNegative();
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // The client has heard enough.
                }
              });
      assertThat(said("https", server.getLocalPort(), SSLContext.getDefault()))
          .contains("ask http://");
      answering.join();
    }
  }

  @Test
  void whereNobodyListensTheAddressIsSaid() throws Exception {
    HttpServer server = HttpServer.create(ANY, 0);
    server.start();
    server.stop(0);
    assertThat(said("http", server.getAddress().getPort(), SSLContext.getDefault()))
        .startsWith("Nothing answers at http://localhost:");
  }

  private static HttpsServer https(TestAuthority authority, boolean clients) throws Exception {
    HttpsServer server = HttpsServer.create(ANY, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(authority.context("bridge")) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(clients);
            parameters.setSSLParameters(tls);
          }
        });
    server.start();
    return server;
  }

  private static SSLContext trusting(TestAuthority authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority.certificate())) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String said(String scheme, int port, SSLContext context) {
    URI address = URI.create(scheme + "://localhost:" + port);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      IOException failure =
          catchThrowableOfType(
              IOException.class,
              () ->
                  client.send(
                      HttpRequest.newBuilder(address).timeout(LIMIT).build(),
                      BodyHandlers.discarding()));
      return Unanswered.why(address, failure);
    }
  }
}
