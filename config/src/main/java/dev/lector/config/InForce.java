package dev.lector.config;

import dev.lector.config.Source.Kind;
import java.util.List;
import java.util.Set;

/** Lists what a service has for each of its keys, and for those that its clients have. */
final class InForce {
  private final List<Source> sources;

  private InForce(List<Source> sources) {
    this.sources = sources;
  }

  static List<Setting> of(List<Source> sources) {
    InForce inForce = new InForce(sources);
    return inForce.keys().stream().map(inForce::setting).toList();
  }

  private Set<String> keys() {
    Set<String> keys = Catalogue.keys(sources.getLast());
    Set<String> own = Set.copyOf(keys);
    for (Source source : sources) {
      for (String key : source.values().keySet()) {
        Catalogue.section(key)
            .filter(section -> own.stream().anyMatch(known -> isIn(section, known)))
            .ifPresent(section -> keys.add(key));
      }
    }
    keys.removeIf(key -> isReplaced(key, keys));
    return keys;
  }

  private static boolean isIn(String section, String key) {
    return key.equals(section) || key.startsWith(section + ".");
  }

  /** A list is shown by its entries, or in one line where a line has all of them. */
  private boolean isReplaced(String key, Set<String> keys) {
    if (value(key).isBlank()) {
      return keys.stream().anyMatch(other -> other.startsWith(key + ".0."));
    }
    return Catalogue.section(key)
        .filter(list -> keys.contains(list) && !value(list).isBlank())
        .isPresent();
  }

  private Setting setting(String key) {
    String value = value(key);
    return new Setting(key, Secrets.show(key, value), origin(key, value));
  }

  private String value(String key) {
    return sources.stream()
        .filter(source -> source.values().containsKey(key))
        .findFirst()
        .map(source -> String.valueOf(source.values().get(key)))
        .orElse("");
  }

  private String origin(String key, String value) {
    List<Source> with =
        sources.stream().filter(source -> source.values().containsKey(key)).toList();
    // What a program only hands on comes from where it has it.
    boolean handedOn =
        with.getFirst().kind() == Kind.PROGRAM
            && with.size() > 1
            && value.equals(with.get(1).values().get(key));
    Source first = with.get(handedOn ? 1 : 0);
    boolean passedOver =
        first.kind() == Kind.PROGRAM && with.size() > 1 && with.get(1).kind() != Kind.DEFAULT;
    return first.origin().apply(key)
        + (passedOver ? ", not by " + with.get(1).origin().apply(key) : "");
  }
}
