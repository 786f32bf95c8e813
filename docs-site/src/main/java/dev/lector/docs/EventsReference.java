package dev.lector.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Topics and events as Markdown, from their description and the contracts that it names. */
final class EventsReference {
  static final String SOURCE = "docs/asyncapi.yaml";

  private final Path file;
  private final Tree api;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Tree> records = new LinkedHashMap<>();

  private EventsReference(Path file) throws IOException {
    this.file = file;
    this.api = Tree.read(file);
  }

  static String markdown(Path root) throws IOException {
    EventsReference reference = new EventsReference(root.resolve(SOURCE));
    reference.write();
    return reference.text.toString();
  }

  private void write() throws IOException {
    say("# Events reference");
    say(api.get("info").get("description").text());
    say("Made from `docs/asyncapi.yaml` and the Avro contracts that it names.");
    say("## Topics");
    api.get("channels").entries().values().forEach(this::channel);
    say("## Events");
    for (Map.Entry<String, Tree> message :
        api.get("components").get("messages").entries().entrySet()) {
      message(message.getKey(), message.getValue());
    }
    say("## Parts of events");
    // What they are made of is found while they are written.
    for (int i = 0; i < records.size(); i++) {
      Tree record = records.values().stream().toList().get(i);
      say("### " + record.get("name").text());
      fields(record);
    }
    say("## Headers");
    api.get("components")
        .get("schemas")
        .entries()
        .forEach(
            (name, schema) -> {
              say("### " + name);
              say(schema.get("description").text());
              Table headers = new Table("header", "type", "meaning");
              Schemas.fields(schema)
                  .forEach(
                      field ->
                          headers.row(Table.code(field.path()), field.type(), field.description()));
              say(headers.toString());
            });
  }

  private void channel(Tree channel) {
    say("### " + channel.get("address").text());
    say(channel.get("description").text());
    say(
        "Events: "
            + channel.get("messages").entries().values().stream()
                .map(Tree::reference)
                .map(name -> "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "))
            + ".");
  }

  private void message(String name, Tree message) throws IOException {
    say("### " + name);
    say("**" + message.get("title").text() + "**");
    say(message.get("description").text());
    Tree key = message.get("bindings").get("kafka").get("key").get("description");
    if (key.isThere()) {
      say("Key: " + key.text() + ".");
    }
    String contract =
        message.get("payload").get("schema").entries().containsKey("$ref")
            ? message.get("payload").get("schema").entries().get("$ref").text()
            : "";
    if (!contract.isEmpty()) {
      fields(Tree.read(file.resolveSibling(contract)));
    }
  }

  private void fields(Tree record) {
    say(record.get("doc").text());
    Table fields = new Table("field", "type", "default", "meaning");
    for (Tree field : record.get("fields").items()) {
      fields.row(
          Table.code(field.get("name").text()),
          type(field.get("type")),
          initial(field.get("default"), field.entries().containsKey("default")),
          field.get("doc").text());
    }
    say(fields.toString());
  }

  private static String initial(Tree value, boolean isThere) {
    if (!isThere) {
      return "none";
    }
    if (value.isMap()) {
      return "as in its fields";
    }
    return Table.code(
        !value.isThere() ? "null" : value.isText() ? '"' + value.text() + '"' : value.text());
  }

  private String type(Tree type) {
    if (type.isText()) {
      String name = type.text().substring(type.text().lastIndexOf('.') + 1);
      return records.containsKey(name) ? link(name) : name;
    }
    if (type.isList()) {
      return type.items().stream().map(this::type).collect(Collectors.joining(" or "));
    }
    String kind = type.get("type").text();
    String name = type.get("name").text();
    return switch (kind) {
      case "record" -> {
        records.putIfAbsent(name, type);
        yield link(name);
      }
      case "enum" ->
          type.get("symbols").items().stream()
              .map(symbol -> Table.code(symbol.text()))
              .collect(Collectors.joining(" "));
      case "array" -> "list of " + type(type.get("items"));
      case "map" -> "map of " + type(type.get("values"));
      default -> {
        String logical = type.get("logicalType").text();
        yield logical.isEmpty() ? kind : kind + " (" + logical + ")";
      }
    };
  }

  private static String link(String name) {
    return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
  }

  private void say(String paragraph) {
    if (!paragraph.isEmpty()) {
      text.append(paragraph).append("\n\n");
    }
  }
}
