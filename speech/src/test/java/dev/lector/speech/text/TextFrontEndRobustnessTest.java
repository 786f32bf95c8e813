package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever comes in: sentences within the limit made of words, or a refusal. */
final class TextFrontEndRobustnessTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  @Test
  void anySequenceOfCharactersIsSpokenOrRefused() {
    Random random = new Random(20261122);
    int spoken = 0;
    for (int i = 0; i < 800; i++) {
      spoken += check(randomText(random, 1 + random.nextInt(120))) ? 1 : 0;
    }
    assertThat(spoken).isGreaterThan(300);
  }

  @Test
  void anySequenceOfWrittenPiecesIsSpokenOrRefused() {
    String[] pieces = {
      "1",
      "23",
      "4,567",
      ".",
      ",",
      "/",
      "-",
      "–",
      "—",
      "$",
      "€",
      "%",
      "°C",
      "km",
      "m",
      " ",
      " ",
      " ",
      "st",
      "th",
      ":",
      "'",
      "\"",
      "Jan",
      "March ",
      "2026",
      "III",
      "I",
      "Mr.",
      "St.",
      "U.S.",
      "e.g.",
      "etc.",
      "@",
      "#",
      "www.",
      "http://",
      ".com",
      "(",
      ")",
      "*",
      "_",
      "[",
      "](",
      "<b>",
      "&amp;",
      "&#",
      "\n",
      "\n\n",
      "# ",
      "- ",
      "…",
      "...",
      "?",
      "!",
      "am",
      "p.m.",
      "A",
      "NASA",
      "FBI",
      "½",
      "²",
      "x",
      "^",
      "=",
      "+",
      "~",
      "|",
      "é",
      "Ж",
      "字",
      "ש",
      "😀",
      "s",
      "v1",
      "No. ",
      "0",
      "00",
      "000",
      "$x^2$",
      "\\frac{1}{2}",
      "⁻⁶",
      "⁺",
      "e-5",
      "0x",
      "<=",
      "/km²",
      "/mo",
      "Mon",
      "-",
      "May",
      "Q",
      "John ",
      "3:16",
      "CA ",
      "call ",
      "911",
      "Ca",
      "pt",
      " of milk",
      "Charles V. ",
      "\u266d"
    };
    Random random = new Random(7);
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(30); k >= 0; k--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      check(text.toString());
    }
  }

  @Test
  void everyWordOfALongSentenceIsSaidOnce() throws InvalidTextException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("w")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26 % 26))
          .append("r ");
    }
    String said =
        String.join(
            " ",
            FRONT_END.read(text.toString()).sentences().stream().map(Sentence::words).toList());
    assertThat(said.replaceAll("[.,]", "")).isEqualTo(text.toString().strip());
  }

  @Test
  void manyThreadsSayTheSame() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(
          "Item "
              + i * 37
              + ": $"
              + i
              + ".50 on March "
              + (i % 28 + 1)
              + ", "
              + (1900 + i)
              + ". Это "
              + i
              + "%.");
    }
    List<SpokenText> alone = new ArrayList<>();
    for (String text : texts) {
      alone.add(FRONT_END.read(text));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<SpokenText>> together = new ArrayList<>();
      for (String text : texts) {
        together.add(threads.submit(() -> FRONT_END.read(text)));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    }
  }

  private static boolean check(String text) {
    return SpokenTexts.check(FRONT_END, text);
  }

  private static String randomText(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int c =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> ' ' + random.nextInt(95);
            case 3 -> random.nextInt(0x250);
            case 4 -> random.nextInt(0x3000);
            case 5 -> random.nextInt(0x10000); // lone surrogates too
            case 6 -> random.nextInt(0x110000);
            default -> '0' + random.nextInt(10);
          };
      text.appendCodePoint(c);
    }
    return text.toString();
  }
}
