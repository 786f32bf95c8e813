package dev.lector.docs;

import dev.lector.config.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Every key of every service as Markdown, from the files with the defaults and what they mean. */
final class SettingsReference {
  static final String SOURCE = "config/src/main/resources/dev/lector/config";

  private static final Map<String, String> NAMES =
      Map.of(
          "gateway-bridge", "Bridge",
          "tts-processor", "Worker",
          "ledger", "Ledger",
          "webhooks", "Webhooks",
          "verifier", "Verifier");

  private SettingsReference() {}

  static String markdown(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Settings reference

        Each key can be set in an `application.yaml` in the working directory, in the file that `LECTOR_CONFIG` names, in the
        environment (`lector.http.port` is `LECTOR_HTTP_PORT`) or as a system property; the last of these counts first. Durations
        are written `250ms`, `30s`, `5m`, `1h`, `7d` or in ISO 8601, sizes `4096`, `64KiB`, `1MiB`, `2GiB`.
        `./lector config SERVICE` shows what is in force and where it is set. Made from the defaults that the services read.

        """);
    for (Service service : Service.values()) {
      text.append("## ")
          .append(NAMES.getOrDefault(service.title(), service.title()))
          .append("\n\nKeys of `./lector ")
          .append(service.title())
          .append("`.\n");
      Table table = new Table("key", "default", "type", "meaning");
      for (SettingsFile.Key key :
          SettingsFile.read(root.resolve(SOURCE).resolve(service.title() + ".yaml"))) {
        table.row(
            Table.code(key.name()),
            Table.code(key.value().isEmpty() ? "\"\"" : key.value()),
            type(key),
            key.meaning());
      }
      text.append(table);
    }
    return text.toString();
  }

  /** As the default is written; of a 0 its meaning says whether a size is meant. */
  private static String type(SettingsFile.Key key) {
    String value = key.value();
    if (key.meaning().toLowerCase(Locale.ROOT).startsWith("size ")
        || value.matches("\\d+(B|KiB|MiB|GiB|TiB)")) {
      return "size";
    }
    if (value.matches("\\d+(ms|s|m|h|d)(, .*)?")) {
      return value.contains(",") ? "durations" : "duration";
    }
    if (value.matches("-?\\d+")) {
      return "integer";
    }
    if (value.matches("-?\\d+\\.\\d+")) {
      return "number";
    }
    return switch (value) {
      case "true", "false" -> "true or false";
      case "[]" -> "list";
      default -> "text";
    };
  }
}
