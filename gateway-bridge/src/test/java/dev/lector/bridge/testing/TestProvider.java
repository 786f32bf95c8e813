package dev.lector.bridge.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An identity provider on this machine: its configuration, its keys, and tokens signed by them. */
public final class TestProvider implements AutoCloseable {
  public static final String AUDIENCE = "lector";

  private final @Nullable SSLContext tls;
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable HttpServer server;
  private int port;
  private volatile String issuer = "";
  private volatile String keys = "";
  private volatile int status = 200;
  private volatile boolean hanging;
  private volatile Map<String, String> headers = Map.of();

  private TestProvider(@Nullable SSLContext tls) {
    this.tls = tls;
    start();
    this.issuer =
        "%s://%s:%d/realms/main"
            .formatted(
                tls == null ? "http" : "https", tls == null ? "127.0.0.1" : "localhost", port);
  }

  /** Over HTTP. */
  public static TestProvider open() {
    return new TestProvider(null);
  }

  /** Over HTTPS. */
  public static TestProvider open(SSLContext tls) {
    return new TestProvider(tls);
  }

  /** Begins to answer, at the port it had before. */
  public void start() {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      if (tls == null) {
        server = HttpServer.create(address, 100);
      } else {
        HttpsServer secure = HttpsServer.create(address, 100);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
      port = server.getAddress().getPort();
      server.createContext(
          "/realms/main/.well-known/openid-configuration",
          exchange ->
              answer(
                  exchange,
                  "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, base() + "/keys")));
      server.createContext(
          "/keys",
          exchange -> {
            asked.incrementAndGet();
            answer(exchange, keys);
          });
      server.setExecutor(threads);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers no more, until it is started again. */
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      if (hanging) {
        closed.await();
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String base() {
    return issuer.substring(0, issuer.indexOf("/realms"));
  }

  /** As tokens have it. */
  public String issuer() {
    return issuer;
  }

  /** Says of itself that it is another one. */
  public void callItself(String other) {
    issuer = other;
  }

  /** Where its keys are. */
  public String jwksUrl() {
    return base() + "/keys";
  }

  /** Publishes these keys, and no others. */
  public void publish(JWK... published) {
    keys = new JWKSet(List.of(published)).toString(true);
  }

  /** Publishes this text as its keys. */
  public void publish(String text) {
    keys = text;
  }

  /** Answers everything with this status. */
  public void answerWith(int code, Map<String, String> more) {
    status = code;
    headers = more;
  }

  /** Whether it takes requests and does not answer them. */
  public void hang(boolean whether) {
    hanging = whether;
  }

  /** How many times its keys were asked for. */
  public int asked() {
    return asked.get();
  }

  /** A key. */
  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key. */
  public static ECKey ec(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Claims of a token for this service that is good for some minutes. */
  public JWTClaimsSet.Builder claims(String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject(subject)
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  /** A token. */
  public static String sign(RSAKey key, JWTClaimsSet claims) {
    try {
      return sign(new RSASSASigner(key), JWSAlgorithm.RS256, key.getKeyID(), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token. */
  public static String sign(ECKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
    try {
      return sign(new ECDSASigner(key), algorithm, key.getKeyID(), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token. */
  public static String sign(
      JWSSigner signer, JWSAlgorithm algorithm, String key, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    stop();
    threads.shutdownNow();
  }
}
