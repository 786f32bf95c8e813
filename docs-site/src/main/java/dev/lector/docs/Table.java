package dev.lector.docs;

/** A table of Markdown, with a row for each thing that is described. */
final class Table {
  private final StringBuilder text = new StringBuilder();
  private final String head;

  Table(String... columns) {
    head = "\n| " + String.join(" | ", columns) + " |\n" + "|---".repeat(columns.length) + "|\n";
  }

  void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ')
          .append(cell.strip().replaceAll("\\s+", " ").replace("|", "\\|"))
          .append(" |");
    }
    text.append('\n');
  }

  /** Nothing where there is no row. */
  @Override
  public String toString() {
    return text.isEmpty() ? "" : head + text + "\n";
  }

  /** Between ticks; nothing where nothing is. */
  static String code(String text) {
    return text.isEmpty() ? "" : text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }
}
