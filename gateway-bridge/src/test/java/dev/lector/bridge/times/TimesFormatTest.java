package dev.lector.bridge.times;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Mark;
import dev.lector.times.TimesDocument.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** "Café costs $5. Why?", with a mark before the price. */
  private static final TimesDocument CAFE =
      new TimesDocument(
          "Café costs $5. Why?",
          false,
          2_500,
          List.of(
              new Part("Café costs $5.", "Cafe costs five dollars.", 0, 14, 50, 1_500),
              new Part("Why?", "Why?", 15, 19, 1_900, 2_400)),
          List.of(
              new Part("Café", "Cafe", 0, 4, 100, 400),
              new Part("costs", "costs", 5, 10, 400, 800),
              new Part("$5", "five", 11, 13, 800, 1_100),
              new Part("$5", "dollars", 11, 13, 1_100, 1_400),
              new Part("Why", "Why", 15, 18, 1_930, 2_300)),
          List.of(new Mark("price", 11, 800)));

  @Test
  void pollysSpeechMarksHavePlacesInBytes() {
    assertThat(text(TimesFormat.MARKS, CAFE).lines())
        .containsExactly(
            "{\"time\":50,\"type\":\"sentence\",\"start\":0,\"end\":15,\"value\":\"Café costs $5.\"}",
            "{\"time\":100,\"type\":\"word\",\"start\":0,\"end\":5,\"value\":\"Café\"}",
            "{\"time\":400,\"type\":\"word\",\"start\":6,\"end\":11,\"value\":\"costs\"}",
            "{\"time\":800,\"type\":\"ssml\",\"start\":12,\"end\":12,\"value\":\"price\"}",
            "{\"time\":800,\"type\":\"word\",\"start\":12,\"end\":14,\"value\":\"$5\"}",
            "{\"time\":1900,\"type\":\"sentence\",\"start\":16,\"end\":20,\"value\":\"Why?\"}",
            "{\"time\":1930,\"type\":\"word\",\"start\":16,\"end\":19,\"value\":\"Why\"}");
  }

  @Test
  void subtitlesShowASentenceEach() {
    assertThat(text(TimesFormat.SRT, CAFE))
        .isEqualTo(
            """
            1
            00:00:00,100 --> 00:00:01,500
            Café costs $5.

            2
            00:00:01,930 --> 00:00:02,400
            Why?

            """);
    assertThat(text(TimesFormat.VTT, CAFE))
        .startsWith("WEBVTT\n\n00:00:00.100 --> 00:00:01.500\nCafé costs $5.\n\n");
  }

  @Test
  void webVttEscapesWhatItWouldTakeForMarkup() {
    TimesDocument times = sentence("If a < b && b --> c, stop.", 1_000);
    assertThat(text(TimesFormat.VTT, times))
        .contains("If a &lt; b &amp;&amp; b --&gt; c, stop.")
        .contains("NOTE This voice tells when its sentences are heard, not its words");
    assertThat(text(TimesFormat.SRT, times)).contains("If a < b && b --> c, stop.");
  }

  @Test
  void aLongSentenceIsBrokenAtTheEndsOfClausesAndShownWhenItsWordsAreHeard() {
    String text =
        "When the river had gone down in the spring, the old man took his boat out of the shed, and"
            + " all of the children came to see it.";
    TimesDocument times = spoken(text, 100);
    assertThat(text(TimesFormat.SRT, times))
        .isEqualTo(
            """
            1
            00:00:00,000 --> 00:00:00,900
            When the river had gone down
            in the spring,

            2
            00:00:00,900 --> 00:00:02,800
            the old man took his boat out of the shed,
            and all of the children came to see it.

            """);
  }

  @Test
  void elevenLabsAlignmentHasTheTimesOfEachCharacter() throws Exception {
    JsonNode json = JSON.readTree(text(TimesFormat.ELEVENLABS, CAFE));
    JsonNode written = json.path("alignment");
    assertThat(joined(written.path("characters"))).isEqualTo(CAFE.text());
    JsonNode starts = written.path("character_start_times_seconds");
    JsonNode ends = written.path("character_end_times_seconds");
    assertThat(starts).hasSize(19);
    assertThat(ends).hasSize(19);
    assertThat(starts.get(0).asDouble()).isEqualTo(0.1);
    assertThat(ends.get(3).asDouble()).as("é").isEqualTo(0.4);
    assertThat(starts.get(11).asDouble()).as("$").isEqualTo(0.8);
    assertThat(ends.get(12).asDouble()).as("5").isEqualTo(1.4);
    assertThat(starts.get(15).asDouble()).as("W").isEqualTo(1.93);
    assertThat(ends.get(18).asDouble()).as("?").isEqualTo(2.5);
    for (int i = 1; i < 19; i++) {
      assertThat(starts.get(i).asDouble()).isEqualTo(ends.get(i - 1).asDouble());
    }
    JsonNode spoken = json.path("normalized_alignment");
    assertThat(joined(spoken.path("characters"))).isEqualTo("Cafe costs five dollars. Why?");
    assertThat(spoken.path("character_start_times_seconds").get(16).asDouble())
        .as("d of dollars")
        .isEqualTo(1.1);
  }

  @Test
  void jsonIsAsItIsKept() throws Exception {
    assertThat(TimesDocument.parse(TimesFormat.JSON.write(CAFE))).isEqualTo(CAFE);
  }

  private static String joined(JsonNode characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(it -> text.append(it.asText()));
    return text.toString();
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

  private static String text(TimesFormat format, TimesDocument times) {
    return new String(format.write(times), UTF_8);
  }
}
