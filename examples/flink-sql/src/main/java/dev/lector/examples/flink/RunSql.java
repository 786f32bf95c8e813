package dev.lector.examples.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** Runs the statements of a file in an embedded Flink, with the environment's values. Argument: FILE. */
public final class RunSql {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

  private RunSql() {}

  public static void main(String[] args) throws IOException {
    TableEnvironment flink = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    String script = Files.readString(Path.of(args.length > 0 ? args[0] : "usage.sql"));
    for (String statement : resolved(script).split(";\\s*\\n")) {
      if (!statement.isBlank()) {
        flink.executeSql(statement).print();
      }
    }
  }

  private static String resolved(String script) {
    return VARIABLE
        .matcher(script)
        .replaceAll(
            variable -> {
              String value = System.getenv(variable.group(1));
              return value == null || value.isEmpty() ? variable.group(2) : value;
            });
  }
}
