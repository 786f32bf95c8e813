package dev.lector.speech.ssml;

/** XML's references to characters, of a document that a parser has found sound. */
final class References {
  private References() {}

  /**
   * The character that a reference stands for.
   *
   * @param reference from its ampersand to its semicolon
   */
  static String decode(String reference) {
    String name = reference.substring(1, reference.length() - 1);
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default ->
          Character.toString(
              name.startsWith("#x")
                  ? Integer.parseInt(name.substring(2), 16)
                  : Integer.parseInt(name.substring(1)));
    };
  }
}
