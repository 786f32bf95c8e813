package dev.lector.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.times.TimesDocument.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CuesTest {
  @Test
  void noLineIsTooLongAndNothingIsLostWhateverTheText() {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      StringBuilder text = new StringBuilder();
      int words = 1 + random.nextInt(80);
      for (int i = 0; i < words; i++) {
        text.append(i == 0 ? "" : " ").append("x".repeat(1 + random.nextInt(14)));
        text.append(random.nextInt(6) == 0 ? "," : "");
      }
      TimesDocument times = spoken(text.toString(), 70);
      List<Cue> cues = Cues.of(times);
      List<String> lines = new ArrayList<>();
      long before = 0;
      for (Cue cue : cues) {
        assertThat(cue.lines()).hasSizeBetween(1, 2);
        assertThat(cue.lines()).allSatisfy(it -> assertThat(it.length()).isBetween(1, 42));
        assertThat(cue.startMs()).isGreaterThanOrEqualTo(before);
        assertThat(cue.endMs()).isGreaterThan(cue.startMs());
        before = cue.endMs();
        lines.addAll(cue.lines());
      }
      assertThat(String.join(" ", lines)).isEqualTo(text.toString());
      assertThat(before).isEqualTo(times.durationMs());
    }
  }

  @Test
  void aWordLongerThanALineIsShownAllTheSame() {
    String address = "https://example.org/" + "a".repeat(100);
    List<Cue> cues = Cues.of(sentence("See " + address + " now.", 3_000));
    assertThat(String.join("", cues.stream().flatMap(it -> it.lines().stream()).toList()))
        .isEqualToIgnoringWhitespace("See" + address + "now.");
  }

  private static TimesDocument sentence(String text, long durationMs) {
    Part all = new Part(text, text, 0, text.length(), 0, durationMs);
    return new TimesDocument(text, false, durationMs, List.of(all), List.of(), List.of());
  }

  /** One sentence whose words, between spaces, take a time each. */
  private static TimesDocument spoken(String text, long eachMs) {
    List<Part> words = new ArrayList<>();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      long start = words.size() * eachMs;
      words.add(new Part(word, word, at, at + word.length(), start, start + eachMs));
      at += word.length() + 1;
    }
    long durationMs = words.size() * eachMs;
    Part all = new Part(text, text, 0, text.length(), 0, durationMs);
    return new TimesDocument(text, false, durationMs, List.of(all), words, List.of());
  }
}
