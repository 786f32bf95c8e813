package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceMixTest {
  private static final List<String> KNOWN = List.of("af_heart", "bf_emma", "bm_george");

  @ParameterizedTest
  @CsvSource({
    "af_heart, af_heart",
    "AF_Heart*3, af_heart",
    "af_heart*0.7+bf_emma*0.3, af_heart*0.7+bf_emma*0.3",
    "af_heart(7) + bf_emma(3), af_heart*0.7+bf_emma*0.3",
    "af_heart+bf_emma, af_heart*0.5+bf_emma*0.5",
    "af_heart*.5+bf_emma*.25+af_heart*.25, af_heart*0.75+bf_emma*0.25",
    "af_heart+bf_emma+bm_george, af_heart*0.333333+bf_emma*0.333333+bm_george*0.333333",
  })
  void sharesAreWrittenSoThatTheyAddUpToOne(String text, String name) {
    assertThat(VoiceMix.parse(text, KNOWN).orElseThrow().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "af_heart+",
        "af_heart*0",
        "af_heart*-1+bf_emma",
        "af_heart*NaN+bf_emma",
        "af_heart*5000+bf_emma",
        "af_heart+nobody",
        "af_heart*0.5 bf_emma",
        "af_heart+af_heart+af_heart+af_heart+af_heart+af_heart+af_heart+af_heart+af_heart",
      })
  void whatIsNoMixtureIsNone(String text) {
    assertThat(VoiceMix.parse(text, KNOWN)).isEmpty();
  }

  @Test
  void theLargestShareLeads() {
    assertThat(VoiceMix.parse("af_heart*0.3+bf_emma*0.7", KNOWN).orElseThrow().leading())
        .isEqualTo("bf_emma");
    assertThat(VoiceMix.parse("af_heart+bf_emma", KNOWN).orElseThrow().leading())
        .isEqualTo("af_heart");
  }
}
