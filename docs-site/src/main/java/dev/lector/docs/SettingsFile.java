package dev.lector.docs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Keys of a file of settings with what is said of them: in comments above a key, behind its value,
 * and below that, further to the right.
 */
final class SettingsFile {
  /**
   * A key.
   *
   * @param name with its parents
   * @param value its default, as it is written
   * @param meaning in words; empty where nothing is said
   */
  record Key(String name, String value, String meaning) {}

  private final List<String> lines;
  private final List<Key> keys = new ArrayList<>();

  private SettingsFile(List<String> lines) {
    this.lines = lines;
  }

  static List<Key> read(Path path) throws IOException {
    SettingsFile file = new SettingsFile(Files.readAllLines(path));
    Node root =
        new Yaml(new LoaderOptions()).compose(new StringReader(String.join("\n", file.lines)));
    file.add("", "", (MappingNode) root);
    return file.keys;
  }

  private void add(String parent, String said, MappingNode mapping) {
    String described = "";
    for (NodeTuple tuple : mapping.getValue()) {
      String name = parent + ((ScalarNode) tuple.getKeyNode()).getValue();
      int line = tuple.getKeyNode().getStartMark().getLine();
      int column = tuple.getKeyNode().getStartMark().getColumn();
      String above = above(line, column);
      switch (tuple.getValueNode()) {
        case MappingNode inner -> {
          String heading = parent.isEmpty() ? "" : join(above, behind(line, 0, column));
          add(name + ".", join(said, heading), inner);
        }
        case ScalarNode value -> {
          int end = value.getEndMark().getColumn();
          String meaning = join(said, join(above, behind(line, end, column)));
          described = meaning.isEmpty() ? described : name;
          keys.add(
              new Key(
                  name,
                  value.getValue(),
                  meaning.isEmpty() && !described.isEmpty()
                      ? "See `%s`.".formatted(described)
                      : meaning));
        }
        case Node other ->
            keys.add(new Key(name, "[]", join(said, join(above, behind(line, 0, column)))));
      }
      // What is said of a group stands with the first of its keys.
      said = "";
    }
  }

  /** The comment in the lines directly above, as far to the right as the key is. */
  private String above(int line, int column) {
    int first = line;
    while (first > 0 && comment(first - 1) == column) {
      first--;
    }
    return text(first, line);
  }

  /** The comment in the line itself, and what goes on below it. */
  private String behind(int line, int from, int column) {
    String row = lines.get(line);
    int hash = row.indexOf(" #", Math.max(from - 1, 0));
    if (hash < 0) {
      return "";
    }
    int last = line + 1;
    while (last < lines.size() && comment(last) > column + 2) {
      last++;
    }
    return join(row.substring(hash + 2).strip(), text(line + 1, last));
  }

  /** Where the comment begins in a line that is nothing else; -1 in others. */
  private int comment(int line) {
    String row = lines.get(line);
    int start = row.length() - row.stripLeading().length();
    return row.startsWith("#", start) ? start : -1;
  }

  private String text(int from, int to) {
    return lines.subList(from, to).stream()
        .map(row -> row.strip().substring(1).strip())
        .reduce("", SettingsFile::join);
  }

  private static String join(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " " + other;
  }
}
