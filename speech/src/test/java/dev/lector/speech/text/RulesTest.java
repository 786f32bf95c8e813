package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is passed over would not have matched. */
final class RulesTest {
  private static final Tables TABLES = new Tables();
  private static final List<Rules> RULES =
      new SpokenEnglish(TABLES, new Lexicon(TABLES))
          .rules().stream().flatMap(rules -> rules.each().stream()).toList();

  @Test
  void allCasesAreReadAsByRulesTriedEverywhere() throws IOException {
    for (String text : cases()) {
      check(text);
    }
  }

  @Test
  void piecesOfCasesAreReadAsByRulesTriedEverywhere() throws IOException {
    List<String> cases = cases();
    Random random = new Random(62);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(4); piece >= 0; piece--) {
        String from = cases.get(random.nextInt(cases.size()));
        int start = random.nextInt(from.length());
        text.append(from, start, Math.min(from.length(), start + random.nextInt(25)));
        if (random.nextInt(3) == 0) {
          text.append(
              (char) (random.nextInt(8) == 0 ? random.nextInt(0x3000) : random.nextInt(128)));
        }
      }
      check(text.toString());
    }
  }

  private static void check(String written) {
    AlignedText text = AlignedText.of(written);
    for (Rules rule : RULES) {
      AlignedText said = rule.everywhere(text);
      AlignedText asIs = rule.apply(text);
      if (!asIs.equals(said)) {
        fail("%s became %s, but by the rule tried everywhere %s", text, asIs, said);
      }
      text = said;
    }
  }

  private static List<String> cases() throws IOException {
    List<String> cases = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(RulesTest.class.getResourceAsStream("spoken.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("##"))
          .forEach(line -> cases.add(line.replace("\\n", " ")));
    }
    assertThat(cases).hasSizeGreaterThan(1_000);
    return cases;
  }
}
