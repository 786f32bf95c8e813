package dev.lector.bridge.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.lector.bridge.testing.TestProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of a real provider are let in. */
class TokenIssuerTest {
  private static RSAKey key;

  private TestProvider provider;
  private TokenIssuer issuer;

  @BeforeAll
  static void makeKey() {
    key = TestProvider.rsa("first");
  }

  @BeforeEach
  void open() {
    provider = TestProvider.open();
    provider.publish(key);
    issuer = Issuers.open(Issuers.settings(provider, Map.of()), Issuers.QUICK);
  }

  @AfterEach
  void close() {
    issuer.close();
    provider.close();
  }

  @Test
  void aTokenOfTheProviderNamesItsTenant() {
    String token = TestProvider.sign(key, provider.claims("acme").build());
    assertThat(TokenIssuer.looksLikeJwt(token)).isTrue();
    assertThat(check(token))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid -> {
              assertThat(valid.tenant()).isEqualTo("acme");
              assertThat(valid.subject()).isEqualTo("acme");
              assertThat(valid.operator()).isFalse();
              assertThat(valid.until())
                  .isBetween(Instant.now().plusSeconds(300), Instant.now().plusSeconds(361));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
  void everyAsymmetricAlgorithmCounts(String name) throws JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    String token;
    if (JWSAlgorithm.Family.EC.contains(algorithm)) {
      ECKey curve = TestProvider.ec("curve", Curve.forJWSAlgorithm(algorithm).iterator().next());
      provider.publish(key, curve);
      token = TestProvider.sign(curve, algorithm, provider.claims("acme").build());
    } else {
      token =
          TestProvider.sign(
              new RSASSASigner(key), algorithm, "first", provider.claims("acme").build());
    }
    assertThat(check(token)).isInstanceOf(Verdict.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "Ed25519"})
  void ed25519CountsToo(String name) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    provider.publish(
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build());
    JWTClaimsSet claims = provider.claims("acme").build();
    String token = TestProvider.sign(new EdSigner(pair), JWSAlgorithm.parse(name), "ed", claims);
    assertThat(check(token)).isInstanceOf(Verdict.Valid.class);

    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertRefused(
        TestProvider.sign(new EdSigner(other), JWSAlgorithm.parse(name), "ed", claims),
        Fault.SIGNATURE);
  }

  /** Signs as the JDK does. */
  private static final class EdSigner extends EdDSAProvider implements JWSSigner {
    private final KeyPair pair;

    EdSigner(KeyPair pair) {
      this.pair = pair;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(input);
        return Base64URL.encode(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new JOSEException(e);
      }
    }
  }

  @Test
  void aTokenCountsUntilItExpiresAndAMinuteMoreSinceClocksDiffer() {
    Instant now = Instant.now();
    assertThat(check(until(now.minusSeconds(30)))).isInstanceOf(Verdict.Valid.class);
    assertRefused(until(now.minusSeconds(90)), Fault.EXPIRED);
  }

  private String until(Instant end) {
    return TestProvider.sign(key, provider.claims("acme").expirationTime(Date.from(end)).build());
  }

  @Test
  void aTokenThatIsNotValidYetIsRefusedBeyondTheSkew() {
    Instant now = Instant.now();
    assertThat(check(from(now.plusSeconds(30)))).isInstanceOf(Verdict.Valid.class);
    assertRefused(from(now.plusSeconds(120)), Fault.EARLY);
  }

  private String from(Instant begin) {
    return TestProvider.sign(key, provider.claims("acme").notBeforeTime(Date.from(begin)).build());
  }

  @Test
  void aTokenWithoutAnEndIsRefused() throws JOSEException {
    assertRefused(
        TestProvider.sign(key, provider.claims("acme").expirationTime(null).build()),
        Fault.ENDLESS);
    assertRefused(signedAs(withClaim("exp", null)), Fault.ENDLESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901234567891", "12345678901234567892", "1.5"})
  void aSubjectThatIsANumberWhoseDigitsGetLostIsRefused(String number) throws JOSEException {
    String text = JSONObjectUtils.toJSONString(withClaim("sub", 7L));
    assertThat(check(signedAs(text))).isInstanceOf(Verdict.Valid.class);
    assertRefused(signedAs(text.replace("\"sub\":7", "\"sub\":" + number)), Fault.MALFORMED);
  }

  private Map<String, Object> withClaim(String name, @Nullable Object value) {
    Map<String, Object> claims = provider.claims("acme").build().toJSONObject();
    claims.put(name, value);
    return claims;
  }

  private static String signedAs(Map<String, Object> claims) throws JOSEException {
    return signedAs(JSONObjectUtils.toJSONString(claims));
  }

  private static String signedAs(String claims) throws JOSEException {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), new Payload(claims));
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Test
  void tokensForAnotherServiceOrOfAnotherIssuerAreRefused() {
    assertRefused(signed(provider.claims("acme").audience("another")), Fault.AUDIENCE);
    assertRefused(signed(provider.claims("acme").audience((String) null)), Fault.AUDIENCE);
    assertRefused(signed(provider.claims("acme").issuer("https://evil.example")), Fault.ISSUER);
    assertRefused(signed(provider.claims("acme").issuer(null)), Fault.ISSUER);
    assertThat(check(signed(provider.claims("acme").audience(List.of("a", "lector")))))
        .isInstanceOf(Verdict.Valid.class);
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return TestProvider.sign(key, claims.build());
  }

  @Test
  void unsignedTokensAreRefused() {
    assertRefused(new PlainJWT(provider.claims("acme").build()).serialize(), Fault.ALGORITHM);
    assertRefused(
        new PlainJWT(
                new PlainHeader.Builder().type(JOSEObjectType.JWT).build(),
                provider.claims("acme").build())
            .serialize(),
        Fault.ALGORITHM);
    String token = signed(provider.claims("acme"));
    assertRefused(token.substring(0, token.lastIndexOf('.') + 1), Fault.MALFORMED, Fault.SIGNATURE);
  }

  @Test
  void thePublicKeyIsNoSecretToSignWith() throws Exception {
    byte[] der = key.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(der));
    for (byte[] secret : new byte[][] {der, pem.getBytes(StandardCharsets.US_ASCII)}) {
      assertRefused(
          TestProvider.sign(
              new MACSigner(secret), JWSAlgorithm.HS256, "first", provider.claims("acme").build()),
          Fault.ALGORITHM);
    }
  }

  @Test
  void aSecretAmongThePublishedKeysSignsNothing() throws JOSEException {
    byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    provider.publish(
        "{\"keys\":[%s,%s]}"
            .formatted(
                key.toPublicJWK().toJSONString(),
                new OctetSequenceKey.Builder(secret).keyID("secret").build().toJSONString()));
    assertRefused(
        TestProvider.sign(
            new MACSigner(secret), JWSAlgorithm.HS256, "secret", provider.claims("acme").build()),
        Fault.ALGORITHM);
  }

  @Test
  void aKeyThatComesWithTheTokenDoesNotCount() throws JOSEException {
    RSAKey own = TestProvider.rsa("first");
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").jwk(own.toPublicJWK()).build(),
            provider.claims("acme").build());
    token.sign(new RSASSASigner(own));
    assertRefused(token.serialize(), Fault.SIGNATURE);
  }

  @Test
  void whatWasChangedIsRefused() {
    String[] parts = signed(provider.claims("acme")).split("\\.", -1);
    String other = signed(provider.claims("globex")).split("\\.", -1)[1];
    assertRefused(parts[0] + "." + other + "." + parts[2], Fault.SIGNATURE);
  }

  @Test
  void whatTheReceiverHasToUnderstandAndDoesNotIsRefused() throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .criticalParams(Set.of("moon"))
                .customParam("moon", "full")
                .build(),
            provider.claims("acme").build());
    token.sign(new RSASSASigner(key));
    assertRefused(token.serialize(), Fault.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "jwt"})
  void accessTokensCountByWhateverNameTheirTypeHas(String type) throws JOSEException {
    assertThat(check(ofType(type))).isInstanceOf(Verdict.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt"})
  void tokensForAnotherPurposeAreRefused(String type) throws JOSEException {
    assertRefused(ofType(type), Fault.TYPE);
  }

  private String ofType(String type) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .type(new JOSEObjectType(type))
                .build(),
            provider.claims("acme").build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Test
  void aTokenNeedsNoKeyIdWhereTheProviderHasNone() throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), provider.claims("acme").build());
    token.sign(new RSASSASigner(key));
    assertThat(check(token.serialize())).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void whatIsNoTokenIsRefusedHoweverLongOrDeepItIs() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    for (String text :
        Stream.of("{}", "[]", "\"\"", deep, "{\"alg\":" + deep + "}", "{\"alg\":\"RS256\"}")
            .flatMap(
                header ->
                    Stream.of("{}", "[1]", deep, "{\"iss\":{}}")
                        .map(claims -> encoded(header) + "." + encoded(claims) + ".AAAA"))
            .toList()) {
      assertThat(check(text)).isInstanceOf(Verdict.Refused.class);
    }
    String wrongTypes =
        "{\"iss\":\"%s\",\"aud\":7,\"exp\":\"never\",\"sub\":[]}".formatted(provider.issuer());
    assertRefused(
        encoded("{\"alg\":\"RS256\",\"kid\":\"first\"}") + "." + encoded(wrongTypes) + ".AAAA",
        Fault.MALFORMED,
        Fault.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"d\":\"AQ\",\"oth\":[{}]}}"
      })
  void whatTheLibraryStumblesOverIsRefusedToo(String header) {
    assertRefused(encoded(header) + "." + encoded("{}") + ".AAAA", Fault.MALFORMED);
  }

  @Test
  void aPublishedKeyThatIsNoneHoldsUpNoTokenOfAnother() throws JOSEException {
    for (String broken :
        List.of(
            "{'kty':'RSA','n':'','e':''}",
            "{'kty':'RSA','n':'!','e':'!'}",
            "{'kty':'RSA','n':'AQ','e':'AQ','key_ops':[null]}",
            "{'kty':'OKP','crv':'Ed25519','x':''}")) {
      provider.publish(
          "{\"keys\":[%s,%s]}".formatted(broken.replace('\'', '"'), key.toPublicJWK()));
      try (TokenIssuer another =
          Issuers.open(Issuers.settings(provider, Map.of()), Issuers.QUICK)) {
        SignedJWT token =
            new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), provider.claims("acme").build());
        token.sign(new RSASSASigner(key));
        assertThat(another.check(token.serialize())).as(broken).isInstanceOf(Verdict.Valid.class);
      }
    }
  }

  private static String encoded(String text) {
    return Base64URL.encode(text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-token", "", "a.b", "a.b.c.d", "a b.c.d", "..", "a.b.c d"})
  void othersDoNotLookLikeIt(String token) {
    assertThat(TokenIssuer.looksLikeJwt(token)).isFalse();
  }

  private Verdict check(String token) {
    return issuer.check(token);
  }

  private void assertRefused(String token, Fault... faults) {
    assertThat(check(token))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(faults).contains(refused.fault()));
  }
}
