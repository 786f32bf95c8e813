package dev.lector.bridge.auth;

import dev.lector.bridge.auth.oidc.OidcSettings;
import dev.lector.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may enter.
 *
 * @param tokens that the settings name
 * @param operators tenants that operate the farm: they see and replay every tenant's dead letters
 * @param file of further tokens, which is read again when it changes; empty for none
 * @param oidc an identity provider whose tokens count, too; empty for none
 */
public record AuthSettings(
    List<Token> tokens, Set<String> operators, Optional<Path> file, Optional<OidcSettings> oidc) {
  /**
   * Checks that operators have tokens. Those of a file or of an identity provider may come later.
   *
   * @throws IllegalArgumentException when nobody has a token under an operator's name
   */
  public AuthSettings {
    tokens = List.copyOf(tokens);
    operators = Set.copyOf(operators);
    if (file.isEmpty() && oidc.isEmpty()) {
      Set<String> strangers = new HashSet<>(operators);
      tokens.forEach(token -> strangers.remove(token.tenant()));
      if (!strangers.isEmpty()) {
        throw new IllegalArgumentException(
            "lector.auth.operators names %s, for whom lector.auth.tokens has no token"
                .formatted(strangers.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  /** Without an identity provider. */
  public AuthSettings(List<Token> tokens, Set<String> operators, Optional<Path> file) {
    this(tokens, operators, file, Optional.empty());
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static AuthSettings of(Settings settings) {
    List<Token> tokens = new ArrayList<>(Token.parse(settings.text("auth.tokens")));
    if (tokens.isEmpty()) {
      for (Map<String, String> entry : settings.entries("auth.tokens")) {
        tokens.add(Token.of(entry.getOrDefault("tenant", ""), entry.getOrDefault("sha256", "")));
      }
    }
    return new AuthSettings(
        tokens,
        Set.copyOf(settings.list("auth.operators")),
        Optional.of(settings.text("auth.tokensfile")).filter(name -> !name.isEmpty()).map(Path::of),
        OidcSettings.of(settings));
  }

  /** Whether callers need a token: also while the file has none, or removing one would open all. */
  public boolean tokensNeeded() {
    return !tokens.isEmpty() || file.isPresent() || oidc.isPresent();
  }

  /** Whether there are several tenants, or may be: those of a file or a provider come and go. */
  public boolean severalTenants() {
    return file.isPresent()
        || oidc.isPresent()
        || tokens.stream().map(Token::tenant).distinct().count() > 1;
  }
}
