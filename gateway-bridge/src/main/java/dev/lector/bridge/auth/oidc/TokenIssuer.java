package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in whom an identity provider has given a token. Its keys are fetched in the background, from
 * the start on; while they have never been, tokens are {@linkplain Verdict.Undecided undecided}.
 * Safe for use by many threads.
 */
public final class TokenIssuer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);

  /** Header, claims and signature (RFC 7515, section 3.1); an unsigned token has no signature. */
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private final PublishedKeys published;
  private final KeyTimes times;
  private final InstantSource clock;
  private final JWKSource<SecurityContext> keys;
  private final SignedTokens signed;
  private final Claims claims;
  private final CheckedTokens checked = new CheckedTokens();
  private final Thread first;

  /**
   * Begins to fetch the keys.
   *
   * @param tenants which names tenants may have
   * @param clock tells which tokens have expired
   * @throws IllegalArgumentException when the file of authorities makes no sense; names it
   */
  public static TokenIssuer open(
      OidcSettings settings, Predicate<String> tenants, InstantSource clock) {
    return new TokenIssuer(settings, tenants, clock, KeyTimes.USUAL);
  }

  TokenIssuer(
      OidcSettings settings, Predicate<String> tenants, InstantSource clock, KeyTimes times) {
    this.published = new PublishedKeys(settings, times.patience());
    this.times = times;
    this.clock = clock;
    this.keys =
        JWKSourceBuilder.create(published)
            .cache(times.keep().toMillis(), times.patience().toMillis())
            .refreshAheadCache(
                times.ahead().toMillis(),
                null,
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()),
                true,
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory()),
                true)
            .rateLimited(times.between().toMillis())
            .outageTolerant(times.outage().toMillis())
            .build();
    this.signed = new SignedTokens(settings, keys, published, clock);
    this.claims = new Claims(settings, tenants);
    this.first = Thread.ofVirtual().name("keys of the issuer").start(this::fetchFirst);
  }

  /** Fetches by itself until that succeeds; later on the cache of the keys fetches. */
  private void fetchFirst() {
    try {
      while (!fetch()) {
        Thread.sleep(times.retry());
      }
      keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KeySourceException _) {
      // The log has it; the next token fetches them.
    }
  }

  private boolean fetch() {
    try {
      JWKSet set = published.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);
      return !set.isEmpty();
    } catch (JWKSetUnavailableException _) {
      return false;
    }
  }

  /** Whether a text has the shape of a JWT, so that it may be the provider's. */
  public static boolean looksLikeJwt(String token) {
    return COMPACT.matcher(token).matches();
  }

  /** What is to be done with whoever sent this token. */
  public Verdict check(String token) {
    Instant now = clock.instant();
    Optional<Verdict.Valid> before = checked.find(token, now);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      Verdict.Valid valid = claims.read(signed.verified(token));
      checked.put(token, valid, now);
      return valid;
    } catch (RefusedTokenException e) {
      return e.verdict();
    } catch (JWKSetUnavailableException _) {
      return new Verdict.Undecided();
    }
  }

  /** How many keys are known; 0 until they were fetched for the first time. */
  public int keys() {
    return published.keys();
  }

  /** How many times they were fetched. */
  public long fetched() {
    return published.fetched();
  }

  /** How many times they could not be fetched. */
  public long failed() {
    return published.failed();
  }

  /** Fetches no more. */
  @Override
  public void close() {
    first.interrupt();
    try {
      if (keys instanceof JWKSetBasedJWKSource<SecurityContext> source) {
        source.close(); // and the client with it
      }
    } catch (IOException e) {
      LOG.debug("The keys' source did not close", e);
    }
  }
}
