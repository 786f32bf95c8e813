package dev.lector.bridge.auth;

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
 */
public record AuthSettings(List<Token> tokens, Set<String> operators, Optional<Path> file) {
  /**
   * Checks that operators have tokens. Those of a file may come later.
   *
   * @throws IllegalArgumentException when nobody has a token under an operator's name
   */
  public AuthSettings {
    tokens = List.copyOf(tokens);
    operators = Set.copyOf(operators);
    if (file.isEmpty()) {
      Set<String> strangers = new HashSet<>(operators);
      tokens.forEach(token -> strangers.remove(token.tenant()));
      if (!strangers.isEmpty()) {
        throw new IllegalArgumentException(
            "lector.auth.operators names %s, for whom lector.auth.tokens has no token"
                .formatted(strangers.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
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
        Optional.of(settings.text("auth.tokensfile"))
            .filter(name -> !name.isEmpty())
            .map(Path::of));
  }

  /** Whether callers need a token: also while the file has none, or removing one would open all. */
  public boolean tokensNeeded() {
    return !tokens.isEmpty() || file.isPresent();
  }

  /** Whether there are several tenants, or may be: those of a file come and go. */
  public boolean severalTenants() {
    return file.isPresent() || tokens.stream().map(Token::tenant).distinct().count() > 1;
  }
}
