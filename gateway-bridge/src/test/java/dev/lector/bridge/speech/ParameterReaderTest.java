package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.events.AudioFormat;
import dev.lector.events.TextType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterReaderTest {
  private static final String NOT_AN_OBJECT =
      "\"msg\":\"Input should be a valid dictionary or object to extract fields from\"";

  @Test
  void everyFieldHasItsDefault() throws Exception {
    SpeechParameters parameters = read("{\"unknown\":[1,2,3]}");
    assertThat(parameters)
        .isEqualTo(
            new SpeechParameters(
                "",
                "",
                "A male speaker delivers a slightly expressive and animated speech with a moderate speed and pitch.",
                "",
                "",
                1.0));
  }

  @Test
  void everyFieldIsTaken() throws Exception {
    assertThat(
            read(
                "{\"model_id\":\"m\",\"text\":\"t\\u0000\",\"description\":\"d\",\"voice\":\"v\",\"language\":\"en\",\"speed\":2,\"lexicon\":\"l,k\",\"normalize\":\"off\",\"strict\":true}"))
        .isEqualTo(
            new SpeechParameters(
                "m",
                "t\0",
                "d",
                "v",
                "en",
                2.0,
                AudioWish.DEFAULT,
                "l,k",
                "off",
                true,
                TextType.AUTO));
  }

  @Test
  void whetherARecogniserListensIsTaken() throws Exception {
    SpeechParameters asked = read("{\"text\":\"t\",\"verify\":true}");
    assertThat(asked.verify()).isTrue();
    assertThat(asked.by("m", "v").verify()).isTrue();
    assertThat(asked.fingerprint()).isNotEqualTo(read("{\"text\":\"t\"}").fingerprint());
  }

  @Test
  void theFormatOfTheAudioIsTaken() throws Exception {
    assertThat(
            read("{\"response_format\":\"mp3\",\"sample_rate\":44100,\"bit_rate\":128000}").audio())
        .isEqualTo(new AudioWish(AudioFormat.MP3, 44_100, 128_000));
    assertThat(read("{\"response_format\":\"MuLaw\"}").audio())
        .isEqualTo(new AudioWish(AudioFormat.MULAW, 0, 0));
  }

  @Test
  void anAcceptedFormatIsTakenWhereTheBodyNamesNone() throws Exception {
    assertThat(accepting("{\"sample_rate\":8000}").audio())
        .isEqualTo(new AudioWish(AudioFormat.FLAC, 8_000, 0));
    assertThat(accepting("{\"response_format\":\"opus\"}").audio().format())
        .isEqualTo(AudioFormat.OPUS);
  }

  private static SpeechParameters accepting(String json) throws RefusedException {
    return ParameterReader.read(Optional.empty(), bytes(json), Optional.of(AudioFormat.FLAC));
  }

  @Test
  void aWholeNumberMayHaveAFractionOfNothing() throws Exception {
    assertThat(read("{\"sample_rate\":16000.0,\"bit_rate\":6.4e4}").audio())
        .isEqualTo(new AudioWish(AudioFormat.WAV, 16_000, 64_000));
    assertThat(refusal("application/json", "{\"sample_rate\":1e300,\"bit_rate\":2147483648.0}"))
        .contains("\"sample_rate\"", "\"bit_rate\"", "valid integer");
  }

  @Test
  void aFormatThatIsNoneIsRefusedWithThoseThereAre() {
    assertThat(refusal("application/json", "{\"response_format\":\"8-track\",\"bit_rate\":-1}"))
        .isEqualTo(
            "422 {\"detail\":[{\"type\":\"enum\",\"loc\":[\"body\",\"response_format\"],"
                + "\"msg\":\"Input should be 'wav', 'mp3', 'opus', 'aac', 'flac', 'pcm', 'mulaw' or 'alaw'\",\"input\":\"8-track\","
                + "\"ctx\":{\"expected\":\"'wav', 'mp3', 'opus', 'aac', 'flac', 'pcm', 'mulaw' or 'alaw'\"}},"
                + "{\"type\":\"greater_than_equal\",\"loc\":[\"body\",\"bit_rate\"],"
                + "\"msg\":\"Input should be greater than or equal to 0\",\"input\":-1,\"ctx\":{\"ge\":0}}]}");
    assertThat(refusal("application/json", "{\"response_format\":null,\"sample_rate\":1.5}"))
        .contains("\"response_format\"", "\"sample_rate\"", "valid integer");
  }

  @Test
  void requestsForDifferentAudioAreDifferent() throws Exception {
    String plain = read("{\"text\":\"t\"}").fingerprint();
    assertThat(read("{\"text\":\"t\",\"response_format\":\"wav\"}").fingerprint()).isEqualTo(plain);
    assertThat(read("{\"text\":\"t\",\"response_format\":\"mp3\"}").fingerprint())
        .isNotEqualTo(plain);
    assertThat(read("{\"text\":\"t\",\"sample_rate\":8000}").fingerprint()).isNotEqualTo(plain);
  }

  @Test
  void howTheTextIsWrittenIsOneOfFour() throws Exception {
    assertThat(read("{\"text\":\"t\"}").textType()).isEqualTo(TextType.AUTO);
    assertThat(read("{\"text_type\":\"plain\"}").textType()).isEqualTo(TextType.PLAIN);
    assertThat(read("{\"text_type\":\"ssml\"}").textType()).isEqualTo(TextType.SSML);
    for (String wrong : List.of("\"html\"", "5", "null")) {
      assertThat(refusal("application/json", "{\"text_type\":" + wrong + "}"))
          .isEqualTo(
              "422 {\"detail\":[{\"type\":\"enum\",\"loc\":[\"body\",\"text_type\"],"
                  + "\"msg\":\"Input should be 'auto', 'plain', 'ssml' or 'inline'\",\"input\":"
                  + wrong
                  + ",\"ctx\":{\"expected\":\"'auto', 'plain', 'ssml' or 'inline'\"}}]}");
    }
    assertThat(read("{\"text\":\"t\",\"text_type\":\"ssml\"}").fingerprint())
        .isNotEqualTo(read("{\"text\":\"t\"}").fingerprint());
  }

  @Test
  void wrongTypesAreListedInTheFieldsOrder() {
    assertThat(
            refusal("application/json", "{\"text\":5,\"model_id\":null,\"description\":[\"x\"]}"))
        .isEqualTo(
            "422 {\"detail\":["
                + "{\"type\":\"string_type\",\"loc\":[\"body\",\"model_id\"],\"msg\":\"Input should be a valid string\",\"input\":null},"
                + "{\"type\":\"string_type\",\"loc\":[\"body\",\"text\"],\"msg\":\"Input should be a valid string\",\"input\":5},"
                + "{\"type\":\"string_type\",\"loc\":[\"body\",\"description\"],\"msg\":\"Input should be a valid string\",\"input\":[\"x\"]}]}");
  }

  @Test
  void strictIsTrueOrFalse() {
    assertThat(refusal("application/json", "{\"text\":\"t\",\"strict\":\"yes\"}"))
        .isEqualTo(
            "422 {\"detail\":[{\"type\":\"bool_type\",\"loc\":[\"body\",\"strict\"],"
                + "\"msg\":\"Input should be a valid boolean\",\"input\":\"yes\"}]}");
  }

  @Test
  void whatIsStrictIsAnotherRequest() throws Exception {
    String lenient = read("{\"text\":\"t\"}").fingerprint();
    assertThat(read("{\"text\":\"t\",\"strict\":true}").fingerprint()).isNotEqualTo(lenient);
    assertThat(read("{\"text\":\"t\",\"strict\":false}").fingerprint()).isEqualTo(lenient);
  }

  @Test
  void brokenJsonIsSaidInPythonsWords() {
    assertThat(refusal("application/json", "{\"text\": \"é😀\",}"))
        .isEqualTo(
            "422 {\"detail\":[{\"type\":\"json_invalid\",\"loc\":[\"body\",14],\"msg\":\"JSON decode error\",\"input\":{},"
                + "\"ctx\":{\"error\":\"Expecting property name enclosed in double quotes\"}}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void aMissingBodyIsAMissingField(String body) {
    assertThat(refusal("application/json", body))
        .isEqualTo(
            "422 {\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "5", "false", "NaN"})
  void whatIsNoObjectIsRefused(String body) {
    assertThat(refusal("application/json", body))
        .startsWith("422 {\"detail\":[{\"type\":\"model_attributes_type\",\"loc\":[\"body\"],")
        .contains(NOT_AN_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application",
        "json",
        "text/json"
      })
  void anotherContentTypeIsNotRead(String contentType) {
    assertThat(refusal(contentType, "{\"text\":\"hi\"}"))
        .startsWith("422 {\"detail\":[{\"type\":\"model_attributes_type\",\"loc\":[\"body\"],")
        .contains("\"input\":\"{\\\"text\\\":\\\"hi\\\"}\"")
        .contains("\"ctx\":{\"error\":\"Send JSON with Content-Type: application/json\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.api+json"})
  void everyKindOfJsonIsRead(String contentType) throws Exception {
    assertThat(
            ParameterReader.read(
                    Optional.of(contentType), bytes("{\"text\":\"hi\"}"), Optional.empty())
                .text())
        .isEqualTo("hi");
  }

  @Test
  void withoutAContentTypeTheBodyCountsAsJson() throws Exception {
    assertThat(
            ParameterReader.read(Optional.empty(), bytes("{\"text\":\"hi\"}"), Optional.empty())
                .text())
        .isEqualTo("hi");
  }

  @Test
  void halfACharacterIsNoText() {
    assertThat(refusal("application/json", "{\"text\":\"a\\ud800b\"}"))
        .startsWith("422 {\"detail\":[{\"type\":\"string_unicode\",\"loc\":[\"body\",\"text\"]");
  }

  @Test
  void namesAndDescriptionsAreBounded() {
    assertThat(refusal("application/json", "{\"model_id\":\"" + "m".repeat(257) + "\"}"))
        .contains("\"type\":\"string_too_long\"", "\"ctx\":{\"max_length\":256}");
    assertThat(refusal("application/json", "{\"description\":\"" + "d".repeat(4001) + "\"}"))
        .contains("String should have at most 4000 characters");
  }

  @Test
  void theSpeedIsANumberBetweenAQuarterAndFour() {
    assertThat(refusal("application/json", "{\"speed\":\"fast\"}")).contains("float_type");
    assertThat(refusal("application/json", "{\"speed\":0.1}")).contains("greater_than_equal");
    assertThat(refusal("application/json", "{\"speed\":4.5}")).contains("less_than_equal");
    assertThat(refusal("application/json", "{\"speed\":NaN}")).contains("finite_number");
    assertThat(refusal("application/json", "{\"speed\":1e999}")).contains("finite_number");
  }

  @Test
  void whatCannotBeReadAtAllIsA400() {
    assertThat(refusal("application/json", "[".repeat(1000)))
        .isEqualTo(
            "400 {\"detail\":{\"msg\":\"There was an error parsing the body: it is nested more than 500 levels deep.\"}}");
  }

  @Test
  void requestsShareAFingerprintOnlyWhenTheyAskForTheSame() throws Exception {
    String one = read("{\"text\":\"ab\",\"voice\":\"c\"}").fingerprint();
    assertThat(read("{\"voice\":\"c\",\"text\":\"ab\",\"x\":1}").fingerprint()).isEqualTo(one);
    assertThat(read("{\"text\":\"a\",\"voice\":\"bc\"}").fingerprint()).isNotEqualTo(one);
    assertThat(read("{\"text\":\"ab\",\"voice\":\"c\",\"speed\":2}").fingerprint())
        .isNotEqualTo(one);
  }

  private static SpeechParameters read(String json) throws RefusedException {
    return ParameterReader.read(Optional.of("application/json"), bytes(json), Optional.empty());
  }

  private static String refusal(String contentType, String body) {
    @Nullable RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> ParameterReader.read(Optional.of(contentType), bytes(body), Optional.empty()));
    if (refused == null) {
      return "accepted";
    }
    Reply reply = refused.reply();
    return reply.status()
        + " "
        + new String(((Reply.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aLoudnessIsANumberWithinItsBounds() throws Exception {
    assertThat(read("{\"text\": \"a\"}").audio().loudness()).isNull();
    assertThat(read("{\"text\": \"a\", \"loudness\": null}").audio().loudness()).isNull();
    AudioWish loud = read("{\"text\": \"a\", \"loudness\": -16, \"true_peak\": -2}").audio();
    assertThat(loud.loudness()).isEqualTo(-16.0);
    assertThat(loud.truePeak()).isEqualTo(-2.0);
    assertThat(read("{\"text\": \"a\", \"loudness\": -16}").audio().truePeak()).isEqualTo(-1.0);
    for (String wrong :
        List.of(
            "\"loudness\": -31",
            "\"loudness\": -7",
            "\"loudness\": \"loud\"",
            "\"true_peak\": 0.5")) {
      assertThat(refusal("application/json", "{\"text\": \"a\", " + wrong + "}"))
          .as(wrong)
          .contains("Input should be");
    }
  }

  @Test
  void whatHasNoLoudnessHasTheDigestThatItHadBefore() throws Exception {
    SpeechParameters mp3 = read("{\"text\": \"a\", \"response_format\": \"mp3\"}");
    assertThat(mp3.audio().digested()).isEqualTo("AudioWish[format=MP3, sampleRate=0, bitRate=0]");
    assertThat(
            read("{\"text\": \"a\", \"response_format\": \"mp3\", \"loudness\": -16}")
                .fingerprint())
        .isNotEqualTo(mp3.fingerprint());
  }

  @Test
  void inlineMarkupIsSaidToBeThere() throws Exception {
    assertThat(read("{\"text\": \"a\", \"text_type\": \"inline\"}").textType())
        .isEqualTo(TextType.INLINE);
  }
}
