package dev.lector.bridge.auth.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a claim is in a token: names with dots between them. A name may have dots of its own, as
 * {@code kubernetes.io.namespace} does, which is {@code namespace} in {@code kubernetes.io}: the
 * longest name that is there counts.
 *
 * @param path as in {@code realm_access.roles}
 */
record ClaimPath(String path) {

  /** What is there; empty when nothing is. */
  Optional<Object> in(Map<String, Object> claims) {
    return find(claims, path);
  }

  /** The texts that are there: the one, or those of a list; none when it is something else. */
  List<String> texts(Map<String, Object> claims) {
    return switch (in(claims).orElse(null)) {
      case String one -> List.of(one);
      case Collection<?> several ->
          several.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }

  private static Optional<Object> find(Map<?, ?> claims, String path) {
    Object whole = claims.get(path);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
        Optional<Object> found = find(inner, path.substring(dot + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
