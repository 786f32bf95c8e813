package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/**
 * Says whether the issuer has signed a token, and for now. What can be refused without the issuer's
 * keys is, so that no token of somebody else has them fetched. Safe for use by many threads.
 */
final class SignedTokens {
  private final OidcSettings settings;
  private final PublishedKeys published;
  private final DefaultJOSEObjectTypeVerifier<SecurityContext> types =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"), // RFC 9068
          new JOSEObjectType("application/at+jwt"),
          null);
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * @param keys of the issuer, as they are kept
   * @param published whether there are any, and whether the issuer is away
   * @param clock tells what has expired
   */
  SignedTokens(
      OidcSettings settings,
      JWKSource<SecurityContext> keys,
      PublishedKeys published,
      InstantSource clock) {
    this.settings = settings;
    this.published = published;
    processor.setJWSTypeVerifier(types);
    processor.setJWSKeySelector(new KeyChoice(settings.algorithms(), keys));
    processor.setJWSVerifierFactory(new KeyChoice.Verifiers());
    processor.setJWTClaimsSetVerifier(new Times(settings, clock));
  }

  private static final class Times extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    Times(OidcSettings settings, InstantSource clock) {
      super(new JWTClaimsSet.Builder().issuer(settings.issuer()).build(), Set.of("exp"));
      setMaxClockSkew(Math.toIntExact(settings.skew().toSeconds()));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /**
   * What a token says, once that is verified.
   *
   * @throws RefusedTokenException when the issuer did not sign it, or not for now
   * @throws JWKSetUnavailableException when nobody can tell, since the keys are not known
   */
  JWTClaimsSet verified(String token) throws RefusedTokenException, JWKSetUnavailableException {
    SignedJWT signed = parsed(token);
    JWTClaimsSet claims = claims(signed);
    if (published.keys() == 0) {
      throw new JWKSetUnavailableException("The keys have not been fetched yet");
    }
    String key = String.valueOf(signed.getHeader().getKeyID());
    try {
      return processor.process(signed, null);
    } catch (BadJWSException e) {
      throw new RefusedTokenException(Fault.SIGNATURE, "not that of the key '" + key + "'", e);
    } catch (BadJWTException e) {
      throw late(claims, e);
    } catch (JWKSetUnavailableException e) {
      throw e;
    } catch (BadJOSEException | JOSEException e) {
      // The key may be one that the issuer has published since it was last asked.
      if (published.away()) {
        throw new JWKSetUnavailableException("The key may be new, and the issuer is away", e);
      }
      throw new RefusedTokenException(
          Fault.KEY, "the issuer publishes no key '%s' for it".formatted(key), e);
    }
  }

  private SignedJWT parsed(String token) throws RefusedTokenException {
    JWT jwt;
    try {
      jwt = JWTParser.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw unreadable(e);
    }
    String algorithm = String.valueOf(jwt.getHeader().getAlgorithm());
    if (!(jwt instanceof SignedJWT signed)
        || !settings.algorithms().contains(signed.getHeader().getAlgorithm())) {
      throw new RefusedTokenException(
          Fault.ALGORITHM, algorithm + " is not in lector.auth.oidc.algorithms", null);
    }
    try {
      types.verify(signed.getHeader().getType(), null);
    } catch (BadJOSEException e) {
      throw new RefusedTokenException(Fault.TYPE, "typ " + signed.getHeader().getType(), e);
    }
    return signed;
  }

  private JWTClaimsSet claims(SignedJWT signed) throws RefusedTokenException {
    JWTClaimsSet claims;
    try {
      claims = signed.getJWTClaimsSet();
    } catch (ParseException | RuntimeException e) {
      throw unreadable(e);
    }
    if (claims == null) {
      throw new RefusedTokenException(Fault.MALFORMED, "its claims are no JSON object", null);
    }
    if (signed.getPayload().toJSONObject().get("sub") instanceof Double) {
      // RFC 7519 has texts there; digits that a double lacks would make two subjects one.
      throw new RefusedTokenException(Fault.MALFORMED, "sub is a number with lost digits", null);
    }
    if (!settings.issuer().equals(claims.getIssuer())) {
      throw new RefusedTokenException(Fault.ISSUER, "iss '%s'".formatted(claims.getIssuer()), null);
    }
    if (claims.getExpirationTime() == null) { // null is enough of an exp for the library
      throw new RefusedTokenException(Fault.ENDLESS, "no exp", null);
    }
    return claims;
  }

  /** Of some JSON the library says so by what it throws for errors of its own. */
  private static RefusedTokenException unreadable(Exception e) {
    return new RefusedTokenException(Fault.MALFORMED, String.valueOf(e.getMessage()), e);
  }

  private static RefusedTokenException late(JWTClaimsSet claims, BadJWTException e) {
    if (e instanceof ExpiredJWTException) {
      return new RefusedTokenException(
          Fault.EXPIRED, "at " + claims.getExpirationTime().toInstant(), e);
    }
    Date begin = claims.getNotBeforeTime();
    return new RefusedTokenException(
        Fault.EARLY,
        begin == null ? String.valueOf(e.getMessage()) : "before " + begin.toInstant(),
        e);
  }
}
