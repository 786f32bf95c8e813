package dev.lector.bridge.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads from a verified token who may enter with it, and as whom. */
final class Claims {
  private static final List<String> SCOPES = List.of("scope", "scp");

  private final OidcSettings settings;
  private final Predicate<String> tenants;
  private final ClaimPath audience;
  private final ClaimPath tenant;
  private final ClaimPath operator;

  /**
   * @param tenants which names tenants may have
   */
  Claims(OidcSettings settings, Predicate<String> tenants) {
    this.settings = settings;
    this.tenants = tenants;
    this.audience = new ClaimPath(settings.audienceClaim());
    this.tenant = new ClaimPath(settings.tenantClaim());
    this.operator = new ClaimPath(settings.operatorClaim());
  }

  /**
   * Reads a token.
   *
   * @throws RefusedTokenException when it lacks what is needed
   */
  Verdict.Valid read(JWTClaimsSet token) throws RefusedTokenException {
    Map<String, Object> claims = token.getClaims();
    List<String> audiences = audience.texts(claims);
    if (audiences.stream().noneMatch(settings.audiences()::contains)) {
      throw new RefusedTokenException(
          Fault.AUDIENCE, "%s %s".formatted(audience.path(), audiences), null);
    }
    Set<String> scopes = words(claims, SCOPES);
    if (!scopes.containsAll(settings.scopes())) {
      throw new RefusedTokenException(Fault.SCOPE, "its scopes are " + scopes, null);
    }
    String name = tenant(claims);
    boolean operates =
        !operator.path().isEmpty()
            && operatorTexts(claims).stream().anyMatch(settings.operatorValues()::contains);
    String subject = token.getSubject();
    return new Verdict.Valid(
        name,
        subject == null ? "" : subject,
        operates,
        token.getExpirationTime().toInstant().plus(settings.skew()));
  }

  /** Roles and groups may have blanks in their names; scopes have them between them. */
  private Collection<String> operatorTexts(Map<String, Object> claims) {
    return SCOPES.contains(operator.path())
        ? words(claims, List.of(operator.path()))
        : operator.texts(claims);
  }

  private String tenant(Map<String, Object> claims) throws RefusedTokenException {
    Object value = tenant.in(claims).orElse(null);
    String why =
        switch (value) {
          case null -> "is missing";
          case Collection<?> _ -> "is a list, and has to be one text";
          case String text ->
              tenants.test(text)
                  ? ""
                  : "has to have 1 to 64 letters, digits, '.', '_' or '-', and is '%s'"
                      .formatted(text);
          default -> "is no text";
        };
    if (!why.isEmpty()) {
      throw new RefusedTokenException(
          Fault.TENANT, "its claim '%s' %s".formatted(tenant.path(), why), null);
    }
    return String.valueOf(value);
  }

  /** Of the claims that authorisation servers have for scopes: one text with blanks, or a list. */
  private static Set<String> words(Map<String, Object> claims, Collection<String> names) {
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      texts.addAll(new ClaimPath(name).texts(claims));
    }
    Set<String> words = new HashSet<>();
    texts.forEach(text -> words.addAll(List.of(text.strip().split(" +", -1))));
    return words;
  }
}
