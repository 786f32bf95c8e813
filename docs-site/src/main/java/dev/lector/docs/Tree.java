package dev.lector.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a file of YAML or JSON. What is not there is empty.
 *
 * @param value a map, a list, a text, a number or a truth; null where nothing is
 * @param root what references begin at
 */
record Tree(@Nullable Object value, @Nullable Object root) {
  static Tree read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    try (Reader in = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(options)).load(in);
      return new Tree(root, root);
    }
  }

  boolean isThere() {
    return value != null;
  }

  boolean isText() {
    return value instanceof String;
  }

  boolean isList() {
    return value instanceof List;
  }

  boolean isMap() {
    return value instanceof Map;
  }

  /** What has this name here; where a reference is, what it refers to. */
  Tree get(String name) {
    return target().at(name);
  }

  private Tree at(String name) {
    return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null, root);
  }

  /** The name that a reference ends in; empty where none is. */
  String reference() {
    String reference = at("$ref").text();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Where a reference within the file leads; otherwise this. */
  Tree target() {
    String reference = at("$ref").text();
    if (!reference.startsWith("#/")) {
      return this;
    }
    Tree tree = new Tree(root, root);
    for (String name : reference.substring(2).split("/", -1)) {
      tree = tree.at(name.replace("~1", "/").replace("~0", "~"));
    }
    return tree;
  }

  /** What is here as text; empty where nothing is. */
  String text() {
    return value == null ? "" : value.toString().strip();
  }

  List<Tree> items() {
    return value instanceof List<?> list
        ? list.stream().map(item -> new Tree(item, root)).toList()
        : List.of();
  }

  /** In their order. */
  Map<String, Tree> entries() {
    Map<String, Tree> entries = new LinkedHashMap<>();
    if (target().value instanceof Map<?, ?> map) {
      map.forEach((name, entry) -> entries.put(String.valueOf(name), new Tree(entry, root)));
    }
    return entries;
  }
}
