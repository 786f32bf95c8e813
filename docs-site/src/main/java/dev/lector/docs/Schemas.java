package dev.lector.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON Schema in words. */
final class Schemas {
  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "minLength", "maxLength", "maxItems");

  private Schemas() {}

  /**
   * A field of an object, or of one within it.
   *
   * @param path names with dots between them; {@code []} is each item of a list
   */
  record Field(String path, String type, String description) {}

  /** The fields of an object, in order; objects that have a name of their own are not opened. */
  static List<Field> fields(Tree schema) {
    List<Field> fields = new ArrayList<>();
    add(fields, "", schema);
    return fields;
  }

  private static void add(List<Field> fields, String parent, Tree schema) {
    for (Tree part : parts(schema)) {
      add(fields, parent, part);
    }
    List<String> required = schema.get("required").items().stream().map(Tree::text).toList();
    schema
        .get("properties")
        .entries()
        .forEach(
            (name, field) -> {
              String path = parent + name;
              String type = type(field);
              fields.add(
                  new Field(
                      path,
                      required.contains(name) ? type + ", required" : type,
                      field.get("description").text()));
              if (field.reference().isEmpty()) {
                add(fields, path + ".", field);
                Tree items = field.get("items");
                if (items.reference().isEmpty()) {
                  add(fields, path + "[].", items);
                }
              }
            });
  }

  private static List<Tree> parts(Tree schema) {
    return Stream.of("allOf", "anyOf", "oneOf")
        .flatMap(word -> schema.get(word).items().stream())
        .toList();
  }

  /** Its type and what it may be. */
  static String type(Tree schema) {
    if (!schema.reference().isEmpty()) {
      return linked(schema, "");
    }
    String type = plain(schema);
    Map<String, String> more = new LinkedHashMap<>();
    put(more, "one of", values(schema.get("enum")));
    put(more, "", Table.code(schema.get("const").text()));
    put(more, "default", Table.code(schema.get("default").text()));
    BOUNDS.forEach(bound -> put(more, words(bound), schema.get(bound).text()));
    return Stream.concat(
            Stream.of(type).filter(word -> !word.isEmpty()),
            more.entrySet().stream().map(each -> (each.getKey() + " " + each.getValue()).strip()))
        .collect(Collectors.joining(", "));
  }

  private static String plain(Tree schema) {
    List<Tree> parts = parts(schema);
    if (!parts.isEmpty()) {
      return parts.stream().map(Schemas::type).distinct().collect(Collectors.joining(" or "));
    }
    Tree type = schema.get("type");
    String word =
        type.isList()
            ? type.items().stream().map(Tree::text).collect(Collectors.joining(" or "))
            : type.text();
    return switch (word) {
      case "array" -> {
        String of = type(schema.entries().getOrDefault("items", new Tree(null, null)));
        yield of.isEmpty() ? "list" : "list of " + of;
      }
      default -> {
        String format = schema.get("format").text();
        yield format.isEmpty() ? word : word + " (" + format + ")";
      }
    };
  }

  private static String values(Tree list) {
    return list.items().stream()
        .map(value -> Table.code(value.text()))
        .collect(Collectors.joining(" "));
  }

  private static void put(Map<String, String> more, String word, String value) {
    if (!value.isEmpty()) {
      more.put(word, value);
    }
  }

  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  /** A link to the description of a schema with a name, after some text; otherwise nothing. */
  static String linked(Tree schema, String before) {
    Tree items = schema.entries().getOrDefault("items", new Tree(null, null));
    if (schema.reference().isEmpty() && !items.reference().isEmpty()) {
      return before + "list of " + linked(items, "");
    }
    String name = schema.reference();
    return name.isEmpty() ? "" : before + "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
  }
}
