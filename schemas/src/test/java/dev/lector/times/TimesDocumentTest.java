package dev.lector.times;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.times.TimesDocument.Mark;
import dev.lector.times.TimesDocument.Part;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesDocumentTest {
  private static final TimesDocument COSTS =
      new TimesDocument(
          "😀 $5.",
          false,
          900,
          List.of(new Part("😀 $5.", "Five dollars.", 0, 5, 50, 800)),
          List.of(new Part("$5", "Five", 2, 4, 60, 300), new Part("$5", "dollars", 2, 4, 300, 790)),
          List.of(new Mark("price", 2, 60)));

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertThat(TimesDocument.parse(COSTS.toJson())).isEqualTo(COSTS);
    assertThat(new String(COSTS.toJson(), UTF_8))
        .startsWith(
            "{\"text\":\"\\uD83D\\uDE00 $5.\",\"markup\":\"plain\",\"duration_ms\":900,\"granularity\":\"word\"")
        .contains(
            "{\"text\":\"$5\",\"spoken\":\"Five\",\"start\":2,\"end\":4,\"start_ms\":60,\"end_ms\":300}")
        .contains("\"marks\":[{\"name\":\"price\",\"at\":2,\"at_ms\":60}]");
  }

  @Test
  void aVoiceThatTellsSentencesAloneSaysSo() {
    TimesDocument times =
        new TimesDocument(
            "Hi.", true, 9, List.of(new Part("Hi.", "Hi.", 0, 3, 1, 8)), List.of(), List.of());
    assertThat(new String(times.toJson(), UTF_8))
        .contains("\"markup\":\"ssml\"")
        .contains("\"granularity\":\"sentence\"");
  }

  @Test
  void fieldsOfLaterVersionsArePassedOver() throws Exception {
    assertThat(TimesDocument.parse("{\"text\":\"\",\"duration_ms\":1,\"more\":[]}".getBytes(UTF_8)))
        .isEqualTo(new TimesDocument("", false, 1, List.of(), List.of(), List.of()));
  }

  @Test
  void placesOutsideTheTextAreRefused() {
    for (String wrong :
        List.of(
            "[]",
            "{\"text\":\"a\"}",
            "{\"text\":\"a\",\"duration_ms\":1,\"words\":[{\"start\":0,\"end\":2,\"start_ms\":0,\"end_ms\":1}]}",
            "{\"text\":\"a\",\"duration_ms\":1,\"words\":[{\"start\":1,\"end\":0,\"start_ms\":0,\"end_ms\":1}]}",
            "{\"text\":\"a\",\"duration_ms\":1,\"marks\":[{\"at\":-1,\"at_ms\":0}]}",
            "{\"text\":")) {
      assertThatThrownBy(() -> TimesDocument.parse(wrong.getBytes(UTF_8)))
          .as(wrong)
          .isInstanceOf(IOException.class);
    }
  }
}
