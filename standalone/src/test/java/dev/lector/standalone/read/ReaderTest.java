package dev.lector.standalone.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.reading.Wish;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.tts.TtsConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings by the starter voice and the lexicon. */
class ReaderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Synthesizer SYNTHESIZER = load();

  private final Reader reader = new Reader(SYNTHESIZER, new Wish("", "", ""));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Synthesizer load() {
    try {
      return Synthesizers.create(
          TtsConfig.load(
                  Map.of(
                      "lector.device", "cpu",
                      "lector.models.default", "starter",
                      "lector.text.phonemes", "lexicon"))
              .speech()
              .synthesis());
    } catch (SynthesisStartException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void close() {
    SYNTHESIZER.close();
  }

  @Test
  void aTextIsASentenceALineAsSpokenOrAsTheEngineIsGivenIt() throws Exception {
    String text = "Dr. Smith paid $5 for it. Nobody knew anything about that.";
    read(text, false);
    assertThat(printed(out))
        .isEqualTo("Doctor Smith paid five dollars for it.\nNobody knew anything about that.\n");
    out.reset();
    read(text, true);
    assertThat(printed(out).lines()).hasSize(2).first().asString().contains("ˈ").endsWith(".");
    assertThat(printed(err)).isEmpty();
  }

  @Test
  void whatIsNotSaidIsAWarning() throws Exception {
    read("It was a ☂ kind of day 😀, and 5 ∮ were left.", false);
    assertThat(printed(err)).isEqualTo("lector: 3 characters are not said: ☂ 😀 ∮\n");
  }

  @Test
  void aSentenceThatIsCutIsAWarning() throws Exception {
    read("one ".repeat(80), false);
    assertThat(printed(err)).startsWith("lector: What is too long").contains("cut after");
  }

  @Test
  void manyCutsAreOneWarning() throws Exception {
    read("one ".repeat(1_000), false);
    assertThat(printed(err).lines())
        .singleElement()
        .asString()
        .containsPattern("cut after \".*one,?\" and at \\d+ more places\\.");
  }

  @Test
  void plainTextAndMarkupHaveNoWarnings() throws Exception {
    read("<p>“It’s — well — <b>naïve</b>…”</p> See [this](http://example.org/x) at 20 °C.", false);
    assertThat(printed(err)).isEmpty();
  }

  @Test
  void placesAreCodePointsOfTheText() throws Exception {
    String text = "😀😀 The first sentence is here. “The second 😀 is there!” ";
    JsonNode answer = lines(json(text)).getFirst();
    List<String> written = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    for (JsonNode sentence : answer.path("sentences")) {
      int start = sentence.path("start").asInt();
      written.add(new String(points, start, sentence.path("end").asInt() - start));
    }
    assertThat(written).containsExactly("The first sentence is here.", "“The second 😀 is there!”");
    assertThat(answer.path("spoken").asText())
        .isEqualTo("The first sentence is here. The second, is there!");
    assertThat(answer.path("sentences").get(0).path("pauseMs").asInt()).isEqualTo(350);
    assertThat(answer.path("sentences").get(1).path("pauseMs").asInt()).isZero();
    assertThat(answer.path("phonemes").asText())
        .isEqualTo(
            answer.path("sentences").get(0).path("phonemes").asText()
                + " "
                + answer.path("sentences").get(1).path("phonemes").asText());
    assertThat(answer.path("warnings").get(0).asText()).contains("3 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no JSON                              | not JSON
          []                                   | not a JSON object
          {"text": 5}                          | no "text" that is a string
          {"txt": "Hello there."}              | no "text" that is a string
          {"text": "a", "voice": 1}            | "voice" is not a string
          {"text": "…"}                        | nothing to speak
          {"text": "Hello", "model": "nobody"} | en_US-starter-low
          {"text": "Hello", "voice": "nobody"} | slt, rms, awb
          {"text": "Hello", "language": "de"}  | speaks en
          {"text": "a"} {"text": "b"}          | not JSON
          """)
  void aLineThatIsNotReadSaysWhyAndTheNextIsRead(String line, String why) throws Exception {
    List<JsonNode> answers = lines(line, json("Read me now."));
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).path("error").asText()).contains(why);
    assertThat(answers.get(1).path("spoken").asText()).isEqualTo("Read me now.");
  }

  @Test
  void emptyLinesArePassedOver() throws Exception {
    List<JsonNode> answers = lines("", json("Read me now."), "  \t\r", json("And me too."), "", "");
    assertThat(answers)
        .extracting(answer -> answer.path("spoken").asText())
        .containsExactly("Read me now.", "And me too.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"text\": ", "no JSON", "{\"text\": \"a\"} x", "{\"text\": \"a\u0001\"}"})
  void whatIsNoJsonIsToldWithItsPlaceAndWithoutTheParsersInsides(String line) throws Exception {
    assertThat(lines(line).getFirst().path("error").asText())
        .matches("The line is not JSON, at character \\d+\\.");
  }

  @Test
  void aLineThatIsTooLongIsSkippedWhole() throws Exception {
    List<JsonNode> answers =
        lines(json("a".repeat(Readings.LONGEST)), json("b ".repeat(15_000)), json("Go on now."));
    assertThat(answers.get(0).path("error").asText()).contains("bytes");
    assertThat(answers.get(1).path("error").asText()).contains("30000 characters");
    assertThat(answers.get(2).path("spoken").asText()).isEqualTo("Go on now.");
  }

  @Test
  void bytesThatAreNoTextAreAnError() throws Exception {
    byte[] line = "{\"text\": \"Gr\u00fcn.\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(reader.lines(new ByteArrayInputStream(line), print(out))).isEqualTo(1);
    assertThat(printed(out)).isEqualTo("{\"error\":\"The line is not UTF-8 text.\"}\n");
  }

  @Test
  void ssmlIsReadWithItsPlacesInTheSource() throws Exception {
    String source = "<speak>It is <say-as interpret-as='ordinal'>3</say-as>.<x/></speak>";
    read(source, false);
    assertThat(printed(out)).isEqualTo("It is third.\n");
    assertThat(printed(err)).contains("<x> is not known here");
    out.reset();

    List<JsonNode> answers =
        lines(
            "{\"text\": \"" + source + "\"}",
            "{\"text\": \"<speak>Hello.</speak>\", \"text_type\": \"plain\"}",
            "{\"text\": \"Hello.\", \"text_type\": \"ssml\"}",
            "{\"text\": \"Hello.\", \"text_type\": \"html\"}");
    JsonNode sentence = answers.get(0).at("/sentences/0");
    assertThat(source.substring(sentence.path("start").asInt(), sentence.path("end").asInt()))
        .isEqualTo("It is <say-as interpret-as='ordinal'>3</say-as>.");
    assertThat(answers.get(0).at("/warnings/0").asText()).contains("<x> is not known here");
    assertThat(answers.get(1).path("spoken").asText()).isEqualTo("Hello.");
    assertThat(answers.get(2).path("error").asText()).startsWith("SSML, line 1, column 1");
    assertThat(answers.get(3).path("error").asText()).contains("auto, plain, ssml or inline");
  }

  @Test
  void aTextOfAnUnknownVoiceNamesThoseThereAre() {
    Reader other = new Reader(SYNTHESIZER, new Wish("", "nobody", ""));
    assertThatThrownBy(() -> other.text("Hello.", TextType.AUTO, false, print(out), print(err)))
        .isInstanceOf(ReadException.class)
        .hasMessageContaining("slt, rms, awb");
  }

  private void read(String text, boolean phonemes) throws ReadException {
    reader.text(text, TextType.AUTO, phonemes, print(out), print(err));
  }

  private List<JsonNode> lines(String... lines) throws Exception {
    byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    reader.lines(new ByteArrayInputStream(in), print(out));
    List<JsonNode> answers = new ArrayList<>();
    for (String line : printed(out).lines().toList()) {
      answers.add(MAPPER.readTree(line));
    }
    return answers;
  }

  private static String json(String text) {
    return MAPPER.createObjectNode().put("text", text).toString();
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, false, StandardCharsets.UTF_8);
  }

  private static String printed(ByteArrayOutputStream to) {
    return to.toString(StandardCharsets.UTF_8);
  }
}
