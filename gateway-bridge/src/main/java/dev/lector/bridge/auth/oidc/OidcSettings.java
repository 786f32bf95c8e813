package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import dev.lector.config.Ranges;
import dev.lector.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose tokens are let in, and what they must say: {@code lector.auth.oidc}.
 *
 * @param issuer as tokens have it in {@code iss}
 * @param jwks where the issuer's keys are; empty to find out from the issuer's configuration
 * @param audiences of which a token must have one
 * @param audienceClaim where a token has them
 * @param tenantClaim where a token names its tenant
 * @param scopes that a token must have, all of them
 * @param operatorClaim where a token says what makes its owner an operator; empty for nowhere
 * @param operatorValues of which one makes an operator
 * @param skew how far the clocks of the issuer and of this machine may be apart
 * @param algorithms that tokens may be signed with
 * @param ca file of the authorities of the issuer's certificate, PEM; empty for those that the JVM
 *     trusts
 */
public record OidcSettings(
    String issuer,
    Optional<URI> jwks,
    Set<String> audiences,
    String audienceClaim,
    String tenantClaim,
    List<String> scopes,
    String operatorClaim,
    Set<String> operatorValues,
    Duration skew,
    Set<JWSAlgorithm> algorithms,
    String ca) {
  private static final String ROOT = "lector.auth.oidc.";
  private static final Duration MOST_SKEW = Duration.ofMinutes(10);

  /** Those whose keys cannot sign where they verify, and that this JVM has. */
  private static final List<JWSAlgorithm> SUPPORTED =
      List.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException when one makes no sense; names its key
   */
  public OidcSettings {
    audiences = Set.copyOf(audiences);
    scopes = List.copyOf(scopes);
    operatorValues = Set.copyOf(operatorValues);
    algorithms = Set.copyOf(algorithms);
    requireSafe(ROOT + "issuer", issuer);
    jwks.ifPresent(url -> requireSafe(ROOT + "jwksurl", url.toString()));
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException(
          ROOT
              + "audience must name what tokens for this service have in 'aud': with "
              + ROOT
              + "issuer alone, tokens that the issuer made for any other service would be let in");
    }
    if (audienceClaim.isEmpty() || tenantClaim.isEmpty()) {
      throw new IllegalArgumentException(
          ROOT + "audienceclaim and " + ROOT + "tenantclaim must each name a claim");
    }
    if (operatorClaim.isEmpty() != operatorValues.isEmpty()) {
      throw new IllegalArgumentException(
          ROOT + "operatorclaim and " + ROOT + "operatorvalues: set both or neither");
    }
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException(ROOT + "algorithms must name one at least");
    }
    Ranges.require(ROOT + "clockskew", skew, Duration.ZERO, MOST_SKEW);
  }

  /**
   * Reads them; empty without an issuer.
   *
   * @throws IllegalArgumentException when one makes no sense; names its key
   */
  public static Optional<OidcSettings> of(Settings settings) {
    String issuer = settings.text("auth.oidc.issuer");
    if (issuer.isEmpty()) {
      for (String key : List.of("audience", "jwksurl", "scopes", "operatorclaim", "ca")) {
        if (!settings.text("auth.oidc." + key).isEmpty()) {
          throw new IllegalArgumentException(ROOT + key + " needs " + ROOT + "issuer");
        }
      }
      return Optional.empty();
    }
    return Optional.of(
        new OidcSettings(
            issuer,
            Optional.of(settings.text("auth.oidc.jwksurl"))
                .filter(url -> !url.isEmpty())
                .map(url -> uri(ROOT + "jwksurl", url)),
            Set.copyOf(settings.list("auth.oidc.audience")),
            settings.text("auth.oidc.audienceclaim"),
            settings.text("auth.oidc.tenantclaim"),
            settings.list("auth.oidc.scopes"),
            settings.text("auth.oidc.operatorclaim"),
            Set.copyOf(settings.list("auth.oidc.operatorvalues")),
            settings.duration("auth.oidc.clockskew"),
            algorithms(settings.list("auth.oidc.algorithms")),
            settings.text("auth.oidc.ca")));
  }

  private static Set<JWSAlgorithm> algorithms(List<String> names) {
    Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
    for (String name : names) {
      algorithms.add(
          SUPPORTED.stream()
              .filter(known -> known.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> unsupported(name)));
    }
    return algorithms;
  }

  private static IllegalArgumentException unsupported(String name) {
    return new IllegalArgumentException(
        "%salgorithms must be of %s, with commas, and '%s' is none of them%s"
            .formatted(
                ROOT,
                SUPPORTED.stream().map(JWSAlgorithm::getName).collect(Collectors.joining(", ")),
                name,
                name.startsWith("HS") || name.equals("none")
                    ? ": anybody who can read the issuer's keys could make such tokens"
                    : ""));
  }

  /**
   * Checks that what is read from an address can be believed.
   *
   * @throws IllegalArgumentException when it is neither of https nor of this machine; begins with
   *     what has the address
   */
  static URI requireSafe(String what, String address) {
    URI uri = uri(what, address);
    boolean here =
        "http".equals(uri.getScheme())
            && uri.getHost() != null
            && uri.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    boolean encrypted = "https".equals(uri.getScheme()) && uri.getHost() != null;
    if (!(here || encrypted) || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          ("%s must be an address that begins with https://, without a user or a fragment (http://"
                  + " only on this machine), not '%s': whoever could change the keys on their way"
                  + " could make any token")
              .formatted(what, address));
    }
    return uri;
  }

  private static URI uri(String what, String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("%s is no address: '%s'".formatted(what, address), e);
    }
  }
}
