package dev.lector.speech.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long and hostile texts: they end, within bounds. */
final class TextFrontEndEnduranceIT {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "A",
        "A ",
        "a.",
        "1.",
        "1,",
        "I.",
        "1-",
        "1/",
        "a@",
        "@",
        "#a",
        "$",
        "$1",
        "word ",
        "and so on, ",
        "(",
        "\"",
        "'",
        "*",
        "*a",
        "_a_",
        "[",
        "[](",
        "<",
        "<b",
        "&",
        "&a",
        "&#1",
        "http://",
        "a/",
        "/a",
        "www.a.",
        ".",
        "…",
        "—",
        "-",
        "- ",
        "\n",
        "a\n",
        "a-\n",
        "# ",
        "> ",
        "1. ",
        "é",
        "Ж",
        "字",
        "e\u0301",
        "\u0301\u0316",
        "ש a ",
        "😀",
        "½",
        "²",
        "1:",
        "12:30",
        "Mr. ",
        "U.S.",
        "a.b",
        "Chapter I ",
        "\u200B",
        "\uD800",
        "1st",
        "0",
        "1000,",
        "1 2 ",
        "+1 ",
        "5 km ",
        "A1",
        "A's",
        "'s ",
        "100,000",
        "1-2-",
        "a'b"
      })
  void aPieceRepeatedToTwentyThousandCharactersComesOut(String piece) {
    SpokenTexts.check(FRONT_END, piece.repeat(20_000 / piece.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "the quick brown fox ",
        "A.",
        "1.5 km/h, ",
        "(",
        "<b>",
        "a@b.",
        "é",
        "*a ",
        "\u0301\u0316",
        "a-\n"
      })
  void aMillionCharactersComeOut(String piece) {
    SpokenTexts.check(FRONT_END, piece.repeat(1_000_000 / piece.length()));
  }
}
