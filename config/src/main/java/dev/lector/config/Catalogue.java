package dev.lector.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that there are. Services share files and environments, and so know each other's. */
final class Catalogue {
  /**
   * Names that follow are those of Kafka's clients, of the registry's, and of models and voices.
   */
  private static final Pattern OPEN =
      Pattern.compile(
          "(lector\\.(?:kafka|registry|models\\.aliases|openai\\.voices|openai\\.models))\\..+"
              + "|(lector\\.auth\\.tokens)\\.\\d+\\.(?:tenant|sha256)");

  /** Ports of what the launcher starts, which no client has. */
  private static final Pattern LAUNCHER = Pattern.compile("lector\\.(kafka|registry)\\.port");

  /** An earlier key, which has a message of its own. */
  private static final String ROLE = "lector.role";

  /** Read by the launcher, compose files, logging, benchmarks and tests. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "lector\\.(home|terminal|data|aot|build|bind|token|ca|models|tenants|java\\.(home|opts)|maven\\.opts"
              + "|http\\.bind|(prometheus|grafana)\\.port|(bridge|ledger|webhooks|worker|kafka|registry|prometheus|grafana)\\.memory|log(\\..+)?"
              + "|(bench|contracts|faults|test)\\..+)");

  private final Set<String> keys;

  private Catalogue(Set<String> keys) {
    this.keys = Set.copyOf(keys);
  }

  /** The keys of one service. */
  static Catalogue of(Source defaults) {
    return new Catalogue(keys(defaults));
  }

  static Catalogue ofAllServices() {
    return of(Sources.defaults(Service.allDefaults()));
  }

  /** The keys that have a default. */
  static Set<String> keys(Source defaults) {
    return new TreeSet<>(defaults.values().keySet());
  }

  boolean isKnown(String key) {
    return keys.contains(key) || OPEN.matcher(key).matches() || key.equals(ROLE);
  }

  /** Whether a variable or a system property of this name is for another part of Lector. */
  static boolean isElsewhere(String key) {
    return ELSEWHERE.matcher(key).matches();
  }

  /** What a key stands in whose name is up to others; empty for Lector's own keys. */
  static Optional<String> section(String key) {
    Matcher open = OPEN.matcher(key);
    if (!open.matches() || LAUNCHER.matcher(key).matches()) {
      return Optional.empty();
    }
    return Optional.of(open.group(1) == null ? open.group(2) : open.group(1));
  }

  /** Whether something below it is known. */
  boolean isSection(String key) {
    return keys.stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** The key that is most like another. */
  String nearest(String key) {
    return keys.stream()
        .min(Comparator.comparingInt((String known) -> distance(key, known)).thenComparing(k -> k))
        .orElse(key);
  }

  /**
   * How many letters have to be added, left out, changed or swapped with their neighbours to make
   * one text of another (optimal string alignment).
   */
  static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int step(int[][] steps, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
