package dev.lector.config;

import dev.lector.config.Source.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds keys that no service has. In a file they are mistakes. The environment and the system
 * properties belong to others as well (Kubernetes sets {@code LECTOR_SERVICE_HOST} beside a service
 * named lector), so there only what is a slip of the pen away from a key is a mistake.
 */
final class UnknownKeys {
  private static final int SLIP = 2;

  private final Catalogue catalogue;
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  private UnknownKeys(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static UnknownKeys in(List<Source> sources) {
    UnknownKeys foreign = in(sources, Catalogue.of(sources.getLast()));
    // Keys of other services are looked up only where there are any: commands start often.
    return foreign.mistakes.isEmpty() && foreign.ignored.isEmpty()
        ? foreign
        : in(sources, Catalogue.ofAllServices());
  }

  private static UnknownKeys in(List<Source> sources, Catalogue catalogue) {
    UnknownKeys unknown = new UnknownKeys(catalogue);
    sources.stream()
        .filter(source -> source.kind() != Kind.PROGRAM && source.kind() != Kind.DEFAULT)
        .forEach(unknown::look);
    return unknown;
  }

  /**
   * Refuses mistakes.
   *
   * @throws IllegalArgumentException naming all of them, and the key that each is most like
   */
  void refuse() {
    if (!mistakes.isEmpty()) {
      throw new InvalidSettingException(String.join("; ", mistakes));
    }
  }

  /** What may have been meant for this configuration, but is not used. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }

  private void look(Source source) {
    for (String key : new TreeSet<>(source.values().keySet())) {
      if (isUnknown(source, key)) {
        String nearest = catalogue.nearest(key);
        boolean mistake = source.kind() == Kind.FILE || Catalogue.distance(key, nearest) <= SLIP;
        (mistake ? mistakes : ignored).add(message(source, key, nearest));
      }
    }
  }

  private boolean isUnknown(Source source, String key) {
    if (!key.startsWith(Sources.ROOT + ".")) {
      // Files may have parts for others, but not a misspelt root.
      String root = key.split("\\.", 2)[0];
      return Catalogue.distance(root, Sources.ROOT) <= SLIP;
    }
    // A section of which every line is commented out has an empty value.
    boolean empty = String.valueOf(source.values().get(key)).isBlank() && catalogue.isSection(key);
    boolean elsewhere = source.kind() != Kind.FILE && Catalogue.isElsewhere(key);
    return !empty && !elsewhere && !catalogue.isKnown(key);
  }

  private static String message(Source source, String key, String nearest) {
    return source.kind() == Kind.ENVIRONMENT
        ? "%s is no setting; the nearest is %s"
            .formatted(Sources.variable(key), Sources.variable(nearest))
        : "%s is no setting (%s); the nearest is %s"
            .formatted(key, source.origin().apply(key), nearest);
  }
}
