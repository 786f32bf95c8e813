package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.lector.exchange.WholeExchange;
import dev.lector.http.tls.FarmClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes, fetched each time they are asked for: by the issuer's
 * configuration (OpenID Connect Discovery 1.0, section 4) unless their address is known. Two
 * answers at most, without redirects, each bounded in size and both in time. Says in the log what
 * keeps them away, once, and when they are there again.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Bytes of one answer. Providers with many keys and certificates have some 20 KB. */
  private static final long LONGEST = 512 << 10;

  private final OidcSettings settings;
  private final Duration patience;
  private final FarmClient client;
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile int keys;
  private volatile String problem = "";

  /**
   * @param patience for both answers
   * @throws IllegalArgumentException when the file of authorities makes no sense; names it
   */
  PublishedKeys(OidcSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
    this.client = FarmClient.trusting(settings.ca(), CONNECT);
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      JWKSet set = fetch();
      fetched.incrementAndGet();
      if (keys == 0 || !problem.isEmpty()) {
        LOG.info("{} publishes {} keys: its tokens are let in", settings.issuer(), set.size());
      }
      keys = set.size();
      problem = "";
      return set;
    } catch (IOException | RuntimeException e) { // the library's, too, for JSON it did not expect
      failed.incrementAndGet();
      tell(String.valueOf(e.getMessage()));
      throw new JWKSetRetrievalException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JWKSetRetrievalException("The bridge stops", e);
    }
  }

  private void tell(String message) {
    if (!message.equals(problem)) {
      LOG.warn(
          "The keys of {} (lector.auth.oidc.issuer) cannot be fetched: {}. {}",
          settings.issuer(),
          message,
          keys == 0
              ? "Calls with its tokens get 503 until they can; other tokens work"
              : "Those that are known stay in force");
      problem = message;
    }
  }

  private JWKSet fetch() throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    URI uri = settings.jwks().isPresent() ? settings.jwks().get() : discovered(end);
    JWKSet set;
    try {
      set = JWKSet.parse(get(uri, end)).toPublicJWKSet();
    } catch (ParseException | RuntimeException e) {
      throw new IOException(uri + " has no keys that can be read: " + e.getMessage(), e);
    }
    if (set.isEmpty()) {
      throw new IOException(uri + " has no keys");
    }
    return set;
  }

  private URI discovered(long end) throws IOException, InterruptedException {
    String issuer = settings.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI uri = URI.create(base + CONFIGURATION);
    try {
      var configuration = JSONObjectUtils.parse(get(uri, end));
      if (configuration == null) {
        throw new ParseException("null is no object", 0);
      }
      String itself = JSONObjectUtils.getString(configuration, "issuer");
      if (!issuer.equals(itself)) {
        throw new IOException(
            "%s is the configuration of the issuer '%s': set lector.auth.oidc.issuer to exactly what tokens have in 'iss'"
                .formatted(uri, itself));
      }
      String jwks = JSONObjectUtils.getString(configuration, "jwks_uri");
      if (jwks == null) {
        throw new IOException(uri + " names no jwks_uri: set lector.auth.oidc.jwksurl");
      }
      return OidcSettings.requireSafe("The jwks_uri of " + uri, jwks);
    } catch (ParseException e) {
      throw new IOException(uri + " is no configuration that can be read", e);
    }
  }

  private String get(URI uri, long end) throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(left).header("Accept", "application/json").build();
    HttpResponse<byte[]> response;
    try {
      response =
          WholeExchange.send(
              client.http(),
              request,
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST),
              left);
    } catch (SSLException e) {
      throw new IOException(
          "%s has no certificate that is trusted here (%s); a private authority's goes into lector.auth.oidc.ca"
              .formatted(uri, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IOException("%s gives no answer that can be taken: %s".formatted(uri, cause(e)), e);
    }
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s answers with status %d%s"
              .formatted(
                  uri,
                  response.statusCode(),
                  response
                      .headers()
                      .firstValue("Location")
                      .map(to -> ", to go to " + to + ", and redirects are not followed")
                      .orElse("")));
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String cause(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** How many keys there are; 0 until they were fetched for the first time. */
  int keys() {
    return keys;
  }

  /** Whether they could not be fetched when that was last tried. */
  boolean away() {
    return !problem.isEmpty();
  }

  /** How many times they were fetched. */
  long fetched() {
    return fetched.get();
  }

  /** How many times they could not be fetched. */
  long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    client.close();
  }
}
