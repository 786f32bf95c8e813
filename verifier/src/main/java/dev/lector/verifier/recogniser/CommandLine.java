package dev.lector.verifier.recogniser;

import java.util.ArrayList;
import java.util.List;

/**
 * A command with its arguments as people write it: split at white space outside of single and
 * double quotes. No shell reads it, so that nothing in it is expanded; a backslash is a backslash.
 */
final class CommandLine {
  static final String AUDIO = "{audio}";
  static final String LANGUAGE = "{language}";
  static final String DIRECTORY = "{directory}";

  private final List<String> words;

  private CommandLine(List<String> words) {
    this.words = words;
  }

  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException when there is none, or a quote is left open
   */
  static CommandLine parse(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("the recogniser's command has an open quote: " + text);
    }
    if (begun) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the recogniser's command is empty");
    }
    if (words.stream().noneMatch(it -> it.contains(AUDIO))) {
      words.add(AUDIO);
    }
    return new CommandLine(List.copyOf(words));
  }

  /**
   * The words to run, about a file.
   *
   * @param directory where the file is
   * @param language BCP 47 tag; empty is put as {@code auto}
   */
  List<String> about(String audio, String directory, String language) {
    String spoken = language.isEmpty() ? "auto" : language;
    return words.stream()
        .map(it -> it.replace(AUDIO, audio).replace(DIRECTORY, directory).replace(LANGUAGE, spoken))
        .toList();
  }

  /** What is run. */
  String program() {
    return words.getFirst();
  }
}
