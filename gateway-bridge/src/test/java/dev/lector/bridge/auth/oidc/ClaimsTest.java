package dev.lector.bridge.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.lector.bridge.testing.TestProvider;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token has to say, beside being the provider's. */
class ClaimsTest {
  private static TestProvider provider;
  private static RSAKey key;

  @BeforeAll
  static void open() {
    key = TestProvider.rsa("key");
    provider = TestProvider.open();
    provider.publish(key);
  }

  @AfterAll
  static void close() {
    provider.close();
  }

  @Test
  void theTenantMayBeInAClaimWithinOthers() {
    Map<String, String> nested = Map.of("tenantclaim", "realm_access.tenant");
    assertThat(tenant(nested, claims().claim("realm_access", Map.of("tenant", "acme"))))
        .isEqualTo("acme");
    assertThat(tenant(nested, claims().claim("realm_access.tenant", "acme"))).isEqualTo("acme");
    assertThat(why(nested, claims().claim("realm_access", "acme"))).contains("is missing");
  }

  @Test
  void namesOfClaimsMayHaveDots() {
    assertThat(
            tenant(
                Map.of("tenantclaim", "kubernetes.io.namespace"),
                claims()
                    .claim("kubernetes.io", Map.of("namespace", "shop", "pod", Map.of("name", "p")))
                    .claim("kubernetes", "elsewhere")))
        .isEqualTo("shop");
    assertThat(
            tenant(
                Map.of("tenantclaim", "https://example.org/lector.tenant"),
                claims().claim("https://example.org/lector", Map.of("tenant", "acme"))))
        .isEqualTo("acme");
  }

  @Test
  void aTenantThatCannotBeOneIsRefusedAndTold() {
    Map<String, String> by = Map.of("tenantclaim", "team");
    assertThat(why(by, claims())).isEqualTo("its claim 'team' is missing");
    assertThat(why(by, claims().claim("team", List.of("acme")))).contains("is a list");
    assertThat(why(by, claims().claim("team", 7))).contains("is no text");
    assertThat(why(by, claims().claim("team", ""))).contains("1 to 64 letters");
    assertThat(why(by, claims().claim("team", "x".repeat(65)))).contains("1 to 64 letters");
    for (String odd :
        List.of("auth0|5f7c", "system:serviceaccount:a:b", "a b", "ä", "a\nb", "../x")) {
      assertThat(why(by, claims().claim("team", odd))).as(odd).contains("1 to 64 letters");
    }
  }

  @Test
  void theAudienceMayBeInAnotherClaim() {
    Map<String, String> cognito = Map.of("audienceclaim", "client_id", "audience", "app1, app2");
    assertThat(tenant(cognito, claims().audience((String) null).claim("client_id", "app2")))
        .isEqualTo("subject");
    assertThat(fault(cognito, claims().claim("client_id", "app3"))).isEqualTo(Fault.AUDIENCE);
  }

  @Test
  void allScopesThatAreNeededHaveToBeThereInWhateverForm() {
    Map<String, String> two = Map.of("scopes", "speak, listen");
    assertThat(tenant(two, claims().claim("scope", "openid listen  speak"))).isEqualTo("subject");
    assertThat(tenant(two, claims().claim("scp", "listen speak"))).isEqualTo("subject");
    assertThat(tenant(two, claims().claim("scp", List.of("listen", "speak")))).isEqualTo("subject");
    assertThat(fault(two, claims().claim("scope", "speak"))).isEqualTo(Fault.SCOPE);
    assertThat(fault(two, claims().claim("scope", "speaker listen"))).isEqualTo(Fault.SCOPE);
    assertThat(fault(two, claims())).isEqualTo(Fault.SCOPE);
  }

  @Test
  void operatorsAreThoseWhoseTokenSaysSo() {
    Map<String, String> roles =
        Map.of("operatorclaim", "realm_access.roles", "operatorvalues", "lector-operator, admin");
    assertThat(operates(roles, Map.of("roles", List.of("user", "lector-operator")))).isTrue();
    assertThat(operates(roles, Map.of("roles", "admin"))).isTrue();
    assertThat(operates(roles, Map.of("roles", List.of("user", "lector-operators")))).isFalse();
    assertThat(operates(roles, Map.of("roles", true))).isFalse();
    assertThat(operates(Map.of(), Map.of("roles", List.of("lector-operator")))).isFalse();
  }

  @Test
  void aRoleOfSeveralWordsIsOneRole() {
    Map<String, String> roles =
        Map.of("operatorclaim", "realm_access.roles", "operatorvalues", "admin, Domain Admins");
    assertThat(operates(roles, Map.of("roles", List.of("Project admin")))).isFalse();
    assertThat(operates(roles, Map.of("roles", "not admin"))).isFalse();
    assertThat(operates(roles, Map.of("roles", List.of("user", "Domain Admins")))).isTrue();
    assertThat(operates(roles, Map.of("roles", "Domain Admins"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope", "scp"})
  void aScopeMayMakeAnOperator(String claim) {
    Map<String, String> scopes = Map.of("operatorclaim", claim, "operatorvalues", "operate");
    assertThat(valid(scopes, claims().claim(claim, "speak operate")).operator()).isTrue();
    assertThat(valid(scopes, claims().claim(claim, List.of("speak", "operate"))).operator())
        .isTrue();
    assertThat(valid(scopes, claims().claim(claim, "speak operates")).operator()).isFalse();
  }

  @Test
  void howFarClocksMayBeApartAndWhatMaySignIsSet() {
    JWTClaimsSet.Builder over = claims().expirationTime(Date.from(Instant.now().minusSeconds(5)));
    assertThat(tenant(Map.of(), over)).isEqualTo("subject");
    assertThat(fault(Map.of("clockskew", "0s"), over)).isEqualTo(Fault.EXPIRED);
    assertThat(fault(Map.of("algorithms", "ES256, EdDSA"), claims())).isEqualTo(Fault.ALGORITHM);
  }

  private static JWTClaimsSet.Builder claims() {
    return provider.claims("subject");
  }

  private static boolean operates(Map<String, String> settings, Map<String, Object> access) {
    return valid(settings, claims().claim("realm_access", access)).operator();
  }

  private static String tenant(Map<String, String> settings, JWTClaimsSet.Builder claims) {
    return valid(settings, claims).tenant();
  }

  private static Verdict.Valid valid(Map<String, String> settings, JWTClaimsSet.Builder claims) {
    return (Verdict.Valid) verdict(settings, claims);
  }

  private static Fault fault(Map<String, String> settings, JWTClaimsSet.Builder claims) {
    return ((Verdict.Refused) verdict(settings, claims)).fault();
  }

  private static String why(Map<String, String> settings, JWTClaimsSet.Builder claims) {
    Verdict.Refused refused = (Verdict.Refused) verdict(settings, claims);
    assertThat(refused.fault()).isEqualTo(Fault.TENANT);
    return refused.detail();
  }

  private static Verdict verdict(Map<String, String> settings, JWTClaimsSet.Builder claims) {
    try (TokenIssuer issuer = Issuers.open(Issuers.settings(provider, settings), Issuers.QUICK)) {
      return issuer.check(TestProvider.sign(key, claims.build()));
    }
  }
}
