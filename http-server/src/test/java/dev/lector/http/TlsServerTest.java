package dev.lector.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lector.http.tls.FarmClient;
import dev.lector.http.tls.FarmSettings;
import dev.lector.http.tls.TlsSettings;
import dev.lector.testing.TestAuthority;
import dev.lector.testing.TestAuthority.Issued;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TlsServerTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration RELOAD = Duration.ofMillis(20);

  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static Issued first;
  private static Issued second;
  private static Issued stranger;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final ByteBudget budget = new ByteBudget(1 << 20);
  private final AtomicInteger writing = new AtomicInteger();
  private Issued served;
  private BoundedServer server;

  @BeforeAll
  static void issue() throws Exception {
    authority = TestAuthority.in(directory.resolve("known"));
    first = authority.issue("first");
    second = authority.issue("second");
    stranger = TestAuthority.in(directory.resolve("unknown")).issue("stranger");
  }

  @BeforeEach
  void start(@TempDir Path files) {
    served = new Issued(files.resolve("tls.crt"), files.resolve("tls.key"));
    logger().setLevel(Level.INFO);
    logger().addAppender(log);
    log.start();
    become(first);
    server = start(limits(LONG), "", this::routes);
  }

  @AfterEach
  void stop() {
    server.close();
    logger().detachAppender(log);
    logger().setLevel(null);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.lector.http");
  }

  @Test
  void requestsAreAnsweredOverTls12And13() throws Exception {
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      try (SSLSocket socket = connect(trustingAnybody())) {
        socket.setEnabledProtocols(new String[] {protocol});
        send(socket, "GET /secure HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(rest(socket)).startsWith("HTTP/1.1 200").endsWith("true");
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      }
    }
  }

  @Test
  void olderVersionsAreRefused() throws Exception {
    try (SSLSocket socket = connect(trustingAnybody())) {
      assertThatThrownBy(
              () -> {
                socket.setEnabledProtocols(new String[] {"TLSv1.1"});
                socket.startHandshake();
              })
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void longBodiesComeThroughBothWays() throws Exception {
    byte[] body = new byte[300_000];
    new Random(7).nextBytes(body);
    try (FarmClient client = client(farm("", "", authority.certificate()))) {
      for (int round = 0; round < 3; round++) {
        HttpResponse<byte[]> answer =
            client
                .http()
                .send(
                    client
                        .request(uri("https", "/echo"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                    BodyHandlers.ofByteArray());
        assertThat(Arrays.equals(answer.body(), body)).isTrue();
      }
    }
  }

  @Test
  void recordsMayComeInPieces() throws Exception {
    Random random = new Random(11);
    byte[] body = new byte[40_000];
    random.nextBytes(body);
    try (Socket plain = new PiecemealSocket(random)) {
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(10_000);
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      try (SSLSocket tls =
          (SSLSocket)
              trustingAnybody().getSocketFactory().createSocket(plain, "localhost", 1, true)) {
        send(
            tls,
            "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length));
        tls.getOutputStream().write(body);
        assertThat(rest(tls)).startsWith("HTTP/1.1 200").endsWith(new String(body, ISO_8859_1));
      }
    }
  }

  /** Sends what it is to send a few bytes at a time. */
  private static final class PiecemealSocket extends Socket {
    private final Random random;

    PiecemealSocket(Random random) {
      this.random = random;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      OutputStream out = super.getOutputStream();
      return new OutputStream() {
        @Override
        public void write(int one) throws IOException {
          out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          for (int at = 0; at < length; ) {
            int piece = Math.min(length - at, 1 + random.nextInt(1 << random.nextInt(10)));
            out.write(bytes, from + at, piece);
            at += piece;
          }
        }
      };
    }
  }

  @Test
  void aNewCertificateIsPresentedWithoutARestart() throws Exception {
    try (SSLSocket before = connect(trustingAnybody())) {
      assertThat(presented(before)).isEqualTo("CN=first");
      served.become(second);
      await().untilAsserted(() -> assertThat(presented()).isEqualTo("CN=second"));

      send(before, "GET /secure HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(rest(before)).as("what is open stays open").startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void filesThatMakeNoSenseAreToldOnceAndChangeNothing() throws Exception {
    Files.writeString(served.certificate(), "no certificate");
    await().until(() -> told("has no certificate in PEM; what was read before is still in use"));
    new Issued(served.certificate(), served.key())
        .become(new Issued(second.certificate(), first.key()));
    await().until(() -> told("The private key is not that of the certificate of CN=second"));
    Files.delete(served.key());
    await().until(() -> told("tls.key cannot be read (NoSuchFileException)"));
    assertThat(presented()).isEqualTo("CN=first");
    assertThat(errors()).isEqualTo(3);

    become(second);
    await().untilAsserted(() -> assertThat(presented()).isEqualTo("CN=second"));
  }

  @Test
  void aServerDoesNotStartWithFilesThatMakeNoSense() throws Exception {
    Files.writeString(served.key(), "no key");
    assertThatThrownBy(() -> settings("").open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tls.key has no private key that can be read")
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void plainHttpIsToldToUseTls() throws Exception {
    try (Socket socket = open()) {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(rest(socket))
          .startsWith("HTTP/1.1 400 Bad Request")
          .endsWith("\r\n\r\nThis port speaks HTTPS only: ask https://.\n");
    }
    assertServed();
  }

  @Test
  void failedHandshakesAreToldInOneLineAndWithoutAStackTrace() throws Exception {
    for (int round = 0; round < 20; round++) {
      try (Socket socket = open()) {
        socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 1, 2, 3, 4});
        rest(socket);
      }
    }
    await().until(() -> told("was not agreed upon"));
    assertThat(log.list).filteredOn(it -> it.getMessage().contains("agreed")).hasSize(1);
    assertThat(log.list).allMatch(it -> it.getThrowableProxy() == null);
    assertServed();
  }

  @Test
  void handshakesThatHangAreEndedWhateverTheirState() throws Exception {
    server.close();
    server = start(limits(SHORT), "", this::routes);
    byte[] hello = hello();
    try (Socket silent = open();
        Socket half = open();
        Socket whole = open()) {
      half.getOutputStream().write(hello, 0, hello.length / 2);
      whole.getOutputStream().write(hello); // and never answers what the server says
      for (Socket socket : List.of(silent, half, whole)) {
        socket.setSoTimeout(10_000);
        rest(socket);
      }
    }
    await().until(() -> server.connections() == 0);
    assertThat(server.closedAsSlow()).isEqualTo(3);
    assertServed();
  }

  @Test
  void aByteNowAndThenDoesNotKeepAHandshakeGoing() throws Exception {
    server.close();
    server = start(limits(SHORT), "", this::routes);
    byte[] hello = hello();
    try (Socket slow = open()) {
      slow.setSoTimeout(50);
      int sent = 0;
      boolean open = true;
      while (open && sent < hello.length) {
        open = trickle(slow, hello[sent]);
        sent++;
      }
      assertThat(sent).isLessThan(hello.length);
    }
    assertThat(server.closedAsSlow()).isEqualTo(1);
  }

  private static boolean trickle(Socket slow, byte next) throws IOException {
    try {
      slow.getOutputStream().write(next);
      return slow.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException e) {
      return true;
    } catch (java.net.SocketException e) {
      return false;
    }
  }

  @Test
  void aClientThatTakesNothingIsDisconnected() throws Exception {
    server.close();
    server =
        start(new ConnectionLimits(1000, 100, LONG, LONG, LONG, SHORT, 1000), "", this::routes);
    try (SSLSocket socket = connect(trustingAnybody())) {
      send(socket, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(() -> server.closedAsSlow() == 1);
    }
    await().until(() -> server.connections() == 0);
    assertServed();
  }

  @Test
  void anotherHandshakeDuringAResponseEndsTheConnectionAndTheResponse() throws Exception {
    writing.set(0);
    try (SSLSocket socket = connect(trustingAnybody())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      send(socket, "GET /watched HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      assertThat(writing).hasValue(1);
      socket.startHandshake(); // only sends its hello while there are bytes of the response to read
      rest(socket);
    }
    await().untilAsserted(() -> assertThat(writing).hasValue(0));
    await().until(() -> server.connections() == 0);
    assertThat(errors()).isZero();
    assertServed();
  }

  @Test
  void aHandshakeThatIsTooLongIsRefusedBeforeItsEnd() throws Exception {
    for (int length : List.of(16_000, 8_000)) {
      try (Socket socket = open()) {
        socket.setSoTimeout(10_000);
        OutputStream out = socket.getOutputStream();
        out.write(record(helloThatLacksItsEnd(length)));
        out.write(record(new byte[length]));
        assertThat(refused(socket))
            .as("hello of two records of " + length)
            .isEqualTo(length > 8_192);
      }
    }
    await().until(() -> told("was not agreed upon"));
    assertServed();
  }

  private static byte[] record(byte[] content) {
    return java.nio.ByteBuffer.allocate(5 + content.length)
        .put(new byte[] {22, 3, 1})
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  /** The beginning of a message that says that it has 32,000 bytes. */
  private static byte[] helloThatLacksItsEnd(int length) {
    return java.nio.ByteBuffer.allocate(length).putInt((1 << 24) | 32_000).array();
  }

  /** Whether the server closes within a second. */
  private static boolean refused(Socket socket) throws IOException {
    socket.setSoTimeout(1_000);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.net.SocketException e) {
      return true; // closed with bytes unread
    }
  }

  @Test
  void aServerHearsWhenItsClientLeaves() throws Exception {
    try (SSLSocket socket = connect(trustingAnybody())) {
      send(socket, "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(() -> server.connections() == 1);
    }
    await().until(() -> server.connections() == 0);
  }

  @Test
  void withoutACertificateThatIsTrustedNobodyConnects() throws Exception {
    server.close();
    server = start(limits(LONG), authority.certificate().toString(), this::routes);
    try (FarmClient known = client(farm(second, authority.certificate()));
        FarmClient unknown = client(farm("", "", authority.certificate()));
        FarmClient strange = client(farm(stranger, authority.certificate()))) {
      assertThat(get(known, "/secure").body()).isEqualTo("true");
      assertThatThrownBy(() -> get(unknown, "/secure")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> get(strange, "/secure")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPartOfTheFarmAnswersOthersOnlyButTellsItsHealth() throws Exception {
    server.close();
    FarmSettings farm = farm(served, authority.certificate());
    server = BoundedServer.internal("127.0.0.1", 0, farm, this::routes);
    try (FarmClient known = client(farm);
        FarmClient unknown = client(farm("", "", authority.certificate()));
        FarmClient strange = client(farm(stranger, authority.certificate()))) {
      assertThat(get(known, "/secure").statusCode()).isEqualTo(200);
      assertThat(get(unknown, "/secure").statusCode()).isEqualTo(403);
      assertThat(get(unknown, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(unknown, "/healthy").statusCode()).isEqualTo(403);
      assertThatThrownBy(() -> get(strange, "/health/ready")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientTrustsNewAuthoritiesAndPresentsANewCertificateWithoutARestart() throws Exception {
    server.close();
    server =
        BoundedServer.internal("127.0.0.1", 0, farm(first, authority.certificate()), this::routes);
    Path trusted = served.key().resolveSibling("ca.crt");
    Files.copy(directory.resolve("unknown/authority.crt"), trusted);
    served.become(stranger);
    try (FarmClient client = client(farm(served, trusted))) {
      assertThatThrownBy(() -> get(client, "/secure")).isInstanceOf(SSLHandshakeException.class);
      Files.copy(
          authority.certificate(), trusted, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      served.become(second);
      await()
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(() -> assertThat(get(client, "/secure").statusCode()).isEqualTo(200));
    }
  }

  @Test
  void aNameThatIsNotInTheCertificateIsBelievedOnlyWhereNamesDoNotCount() throws Exception {
    server.close();
    server =
        BoundedServer.internal("127.0.0.2", 0, farm(first, authority.certificate()), this::routes);
    URI numbered = URI.create("https://127.0.0.2:%d/secure".formatted(server.port()));
    String ca = authority.certificate().toString();
    FarmSettings anyName =
        new FarmSettings(
            second.certificate().toString(),
            second.key().toString(),
            ca,
            true,
            false,
            List.of(),
            RELOAD);
    try (FarmClient strict = client(farm(second, authority.certificate()));
        FarmClient lenient = client(anyName)) {
      assertThatThrownBy(() -> get(strict, numbered)).isInstanceOf(SSLHandshakeException.class);
      assertThat(get(lenient, numbered).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theSecretOfAFarmWithTlsIsNotSentInTheClear() {
    FarmSettings farm =
        new FarmSettings(
            second.certificate().toString(),
            second.key().toString(),
            authority.certificate().toString(),
            true,
            true,
            List.of("the-secret-of-the-farm"),
            RELOAD);
    try (FarmClient client = client(farm)) {
      assertThat(client.request(uri("https", "/read")).build().headers().map())
          .containsKey("Authorization");
      assertThatThrownBy(() -> client.request(uri("http", "/read")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lector.farm.tls.certificate");
    }
  }

  private void become(Issued issued) {
    try {
      served.become(issued);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private TlsSettings settings(String clientCa) {
    return new TlsSettings(
        served.certificate().toString(), served.key().toString(), clientCa, RELOAD);
  }

  private BoundedServer start(
      ConnectionLimits limits, String clientCa, Consumer<HttpRouting.Builder> routes) {
    return BoundedServer.start(
        "127.0.0.1",
        0,
        limits,
        budget,
        settings(clientCa).open(),
        config -> config.shutdownGracePeriod(Duration.ofMillis(100)),
        routes);
  }

  /** Writes while it reads ahead, and is counted until it ends. */
  private void watched(ServerRequest request, ServerResponse response) {
    Connection.CURRENT.get().watch(() -> {});
    writing.incrementAndGet();
    try {
      response.send(new byte[16 << 20]);
    } finally {
      writing.decrementAndGet();
    }
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .get("/secure", (request, response) -> response.send("" + request.isSecure()))
        .get("/health/ready", (_, response) -> response.send("ready"))
        .get("/large", (_, response) -> response.send(new byte[16 << 20]))
        .get("/watched", this::watched)
        .get("/wait", TlsServerTest::untilTheClientLeaves)
        .post("/echo", (request, response) -> response.send(request.content().as(byte[].class)));
  }

  private static void untilTheClientLeaves(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    java.util.concurrent.CountDownLatch left = new java.util.concurrent.CountDownLatch(1);
    Connection.CURRENT.get().watch(left::countDown);
    left.await();
    response.send("nobody hears this");
  }

  private static FarmSettings farm(Issued own, Path ca) {
    return farm(own.certificate().toString(), own.key().toString(), ca);
  }

  private static FarmSettings farm(String certificate, String key, Path ca) {
    return new FarmSettings(
        certificate, key, ca.toString(), !certificate.isEmpty(), true, List.of(), RELOAD);
  }

  private static FarmClient client(FarmSettings farm) {
    return new FarmClient(farm, Duration.ofSeconds(10));
  }

  private HttpResponse<String> get(FarmClient client, String path)
      throws IOException, InterruptedException {
    return get(client, uri("https", path));
  }

  private static HttpResponse<String> get(FarmClient client, URI uri)
      throws IOException, InterruptedException {
    return client.http().send(client.request(uri).build(), BodyHandlers.ofString());
  }

  private URI uri(String scheme, String path) {
    return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, server.port(), path));
  }

  private boolean told(String text) {
    return List.copyOf(log.list).stream().anyMatch(it -> it.getFormattedMessage().contains(text));
  }

  private long errors() {
    return List.copyOf(log.list).stream().filter(it -> it.getLevel() == Level.ERROR).count();
  }

  private void assertServed() throws Exception {
    try (SSLSocket socket = connect(trustingAnybody())) {
      send(socket, "GET /secure HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(rest(socket)).startsWith("HTTP/1.1 200").endsWith("true");
    }
  }

  private String presented() throws Exception {
    try (SSLSocket socket = connect(trustingAnybody())) {
      return presented(socket);
    }
  }

  private static String presented(SSLSocket socket) throws IOException {
    socket.startHandshake();
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
        .getSubjectX500Principal()
        .toString();
  }

  private Socket open() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private SSLSocket connect(SSLContext context) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Those who only look at a certificate need not trust it. */
  private static SSLContext trustingAnybody() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        null,
        new TrustManager[] {
          new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
              return new X509Certificate[0];
            }
          }
        },
        null);
    return context;
  }

  /** What a client says first. */
  private static byte[] hello() throws Exception {
    var engine = trustingAnybody().createSSLEngine("localhost", 1);
    engine.setUseClientMode(true);
    var bytes = java.nio.ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(java.nio.ByteBuffer.allocate(0), bytes);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static ConnectionLimits limits(Duration header) {
    return new ConnectionLimits(1000, 100, header, LONG, LONG, LONG, 1000);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String rest(Socket socket) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[64 << 10];
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(new String(buffer, 0, read, ISO_8859_1));
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("The server keeps the connection open", e);
    } catch (IOException e) {
      // A connection that is closed with bytes unread is reset.
    }
    return text.toString();
  }
}
