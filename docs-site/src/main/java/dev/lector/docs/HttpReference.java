package dev.lector.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The HTTP interface as Markdown, from its description. */
final class HttpReference {
  static final String SOURCE = "docs/openapi.yaml";

  private final Tree api;
  private final StringBuilder text = new StringBuilder();

  private HttpReference(Tree api) {
    this.api = api;
  }

  static String markdown(Path root) throws IOException {
    HttpReference reference = new HttpReference(Tree.read(root.resolve(SOURCE)));
    reference.write();
    return reference.text.toString();
  }

  private void write() {
    say("# HTTP reference");
    say(api.get("info").get("description").text());
    say("Made from the description that a bridge serves at [`/openapi.yaml`](/openapi.yaml).");
    for (Tree tag : api.get("tags").items()) {
      String name = tag.get("name").text();
      say("## " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      say(tag.get("description").text());
      api.get("paths")
          .entries()
          .forEach(
              (path, methods) ->
                  methods
                      .entries()
                      .forEach(
                          (method, operation) -> {
                            if (operation.get("tags").items().stream()
                                .anyMatch(has -> has.text().equals(name))) {
                              operation(method.toUpperCase(Locale.ROOT), path, operation);
                            }
                          }));
    }
    say("## Objects");
    api.get("components")
        .get("schemas")
        .entries()
        .forEach(
            (name, schema) -> {
              say("### " + name);
              say(schema.get("description").text());
              if (Schemas.fields(schema).isEmpty()) {
                say(Schemas.type(schema));
              }
              say(fields(schema));
            });
  }

  private void operation(String method, String path, Tree operation) {
    say("### " + method + " " + path);
    say("**" + operation.get("summary").text() + "**");
    say(operation.get("description").text());
    Table parameters = new Table("parameter", "in", "type", "meaning");
    for (Tree parameter : operation.get("parameters").items()) {
      parameters.row(
          Table.code(parameter.get("name").text()),
          parameter.get("in").text(),
          Schemas.type(parameter.get("schema")),
          parameter.get("description").text());
    }
    say(parameters.toString());
    Tree body = operation.get("requestBody");
    bodies(body)
        .forEach(
            (schema, types) -> {
              say("Body as " + types + Schemas.linked(schema, ": "));
              say(body.get("description").text());
              if (schema.reference().isEmpty()) {
                say(fields(schema));
              }
            });
    Table answers = new Table("status", "answer", "body");
    operation
        .get("responses")
        .entries()
        .forEach(
            (status, answer) ->
                answers.row(
                    Table.code(status),
                    answer.get("description").text(),
                    bodies(answer).entrySet().stream()
                        .map(each -> each.getValue() + Schemas.linked(each.getKey(), ": "))
                        .collect(Collectors.joining("; "))));
    say(answers.toString());
  }

  /** The schemas of a body, each with the media types that have it. */
  private static Map<Tree, String> bodies(Tree body) {
    Map<Tree, String> bodies = new LinkedHashMap<>();
    body.get("content")
        .entries()
        .forEach(
            (type, content) ->
                bodies.merge(
                    content.entries().getOrDefault("schema", new Tree(null, null)),
                    Table.code(type),
                    (one, other) -> one + ", " + other));
    return bodies;
  }

  private static String fields(Tree schema) {
    Table table = new Table("field", "type", "meaning");
    Schemas.fields(schema)
        .forEach(field -> table.row(Table.code(field.path()), field.type(), field.description()));
    return table.toString();
  }

  private void say(String paragraph) {
    if (!paragraph.isEmpty()) {
      text.append(paragraph).append("\n\n");
    }
  }
}
