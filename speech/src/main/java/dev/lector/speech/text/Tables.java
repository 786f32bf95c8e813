package dev.lector.speech.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The word lists beside the code. Lines starting with {@code #} and blank lines are skipped;
 * columns are separated by tabs.
 */
final class Tables {

  /** All words of a list; a line may hold several. */
  Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String line : lines(name)) {
      words.addAll(Arrays.asList(line.split("\\s+", -1)));
    }
    return words;
  }

  /**
   * The rows of a table.
   *
   * @param columns number of columns every row must have
   */
  List<List<String>> rows(String name, int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(name)) {
      List<String> row = List.of(line.split("\t", -1));
      if (row.size() != columns) {
        throw new IllegalStateException(name + ": not " + columns + " columns: " + line);
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> lines(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
