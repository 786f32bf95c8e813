package dev.lector.bridge.auth;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tenants that operate the farm: they see and replay every tenant's dead letters. */
public final class Operators {
  private Operators() {}

  /**
   * Reads their names.
   *
   * @param names {@code lector.auth.operators}
   * @param tokens of all tenants
   * @throws IllegalArgumentException when nobody has a token under a name
   */
  public static Set<String> of(List<String> names, List<Token> tokens) {
    Set<String> tenants = tokens.stream().map(Token::tenant).collect(Collectors.toSet());
    for (String name : names) {
      if (!tenants.contains(name)) {
        throw new IllegalArgumentException(
            "lector.auth.operators names %s, for whom lector.auth.tokens has no token"
                .formatted(name));
      }
    }
    return Set.copyOf(names);
  }
}
