package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFrontEndTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  /** spoken.txt: what is written on one line, what is said on the next, behind "=> ". */
  @TestFactory
  Stream<DynamicTest> speaksTheTable() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String written = "";
    try (InputStream in = TextFrontEndTest.class.getResourceAsStream("spoken.txt")) {
      assertThat(in).isNotNull();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith("=> ")) {
          String text = written.replace("\\n", "\n");
          String said = line.substring(3);
          tests.add(DynamicTest.dynamicTest(text, () -> assertThat(spoken(text)).isEqualTo(said)));
        } else if (!line.startsWith("##") && !line.isEmpty()) {
          written = line;
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t \r\n",
        "?",
        "...",
        "… — !",
        "\u0000\u0001\u200B\uFEFF",
        "😀👍🏽 🇫🇷",
        "\uD800",
        "***",
        "\"\"",
        "()[]{}"
      })
  void refusesTextWithNothingToSay(String text) {
    assertThatThrownBy(() -> FRONT_END.read(text))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("nothing to speak")
        .hasMessageContaining("Send words or numbers");
  }

  @Test
  void refusesTextMostlyInAScriptWithoutVowels() {
    assertThatThrownBy(() -> FRONT_END.read("שלום עולם"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("Hebrew");
    assertThatThrownBy(() -> FRONT_END.read("مرحبا بالعالم ok"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("Arabic");
  }

  private static String spoken(String text) throws InvalidTextException {
    return FRONT_END.read(text).sentences().stream()
        .map(s -> s.pauseAfterMs() == 0 ? s.words() : s.words() + " <" + s.pauseAfterMs() + ">")
        .collect(Collectors.joining(" "));
  }
}
