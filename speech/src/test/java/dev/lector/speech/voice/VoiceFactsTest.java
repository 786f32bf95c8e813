package dev.lector.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoiceFactsTest {
  private static final Map<String, Long> SPEAKERS = Map.of("a", 0L, "b", 1L, "c", 2L);

  @Test
  void describedVoicesComeFirstAndTheOthersFollowByNumber() throws Exception {
    JsonNode facts =
        json(
            "{\"voices\": [{\"name\": \"c\", \"gender\": \"male\", \"accent\": \"Irish\", \"pitchHz\": 99.5}]}");

    assertThat(VoiceFacts.join(SPEAKERS, facts).voices())
        .containsExactly(
            new Voice("c", 2, Gender.MALE, "irish", 99.5),
            Voice.named("a", 0),
            Voice.named("b", 1));
  }

  @Test
  void aModelWithoutSpeakersHasOneVoiceCalledDefault() {
    assertThat(VoiceFacts.join(Map.of(), MissingNode.getInstance()).voices())
        .containsExactly(Voice.named("default", 0));
  }

  @Test
  void factsAboutNobodyAndUnknownGendersAreErrors() {
    assertThatThrownBy(() -> VoiceFacts.join(SPEAKERS, json("{\"voices\": [{\"name\": \"x\"}]}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x\"");
    assertThatThrownBy(
            () ->
                VoiceFacts.join(
                    SPEAKERS, json("{\"voices\": [{\"name\": \"a\", \"gender\": \"f\"}]}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("female, male or unknown");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
