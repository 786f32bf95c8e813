package dev.lector.bridge.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI document, as far as the tests ask it. */
public final class Description {
  private final Map<String, Object> document;

  /** Reads a document off the class path. */
  public Description(String resource) {
    try (InputStream in = Description.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No " + resource);
      }
      this.document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part at a path of keys. */
  public Object part(String... keys) {
    Object node = document;
    for (String key : keys) {
      node = map(node).get(key);
      if (node == null) {
        throw new IllegalStateException("The description has no " + String.join(" / ", keys));
      }
    }
    return node;
  }

  /** The keys of the part at a path of keys. */
  public Set<String> keys(String... keys) {
    return map(part(keys)).keySet();
  }

  /** Paths, with their parameters as {@code {name}}. */
  public Set<String> paths() {
    return map(part("paths")).keySet();
  }

  /** Methods of a path, in capitals. */
  public Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    map(part("paths", path))
        .keySet()
        .forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
    return methods;
  }

  /** The described path that a request's path belongs to. */
  public Optional<String> pathOf(String requested) {
    String plain =
        requested.length() > 1 && requested.endsWith("/")
            ? requested.substring(0, requested.length() - 1)
            : requested;
    return paths().stream()
        .filter(path -> plain.matches(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.")))
        .findFirst();
  }

  /** Whether a response is described, with its type of content. */
  public boolean describes(String path, String method, int status, Optional<String> contentType) {
    Map<String, Object> responses =
        map(part("paths", path, method.toLowerCase(Locale.ROOT), "responses"));
    Object response = responses.get(Integer.toString(status));
    if (response == null) {
      return false;
    }
    Object content = map(response).get("content");
    if (content == null) {
      return contentType.isEmpty();
    }
    String type = contentType.orElse("").split(";", 2)[0];
    return map(content).keySet().stream()
        .anyMatch(
            described ->
                described.equals(type)
                    || (described.endsWith("/*")
                        && type.startsWith(described.substring(0, described.length() - 1))));
  }

  @SuppressWarnings("unchecked") // YAML mappings with string keys, by the format
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
