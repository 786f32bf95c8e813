package dev.lector.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.synthesis.SpeechOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands before a synthesizer tells what that tells. */
class LoadingSynthesizerTest {
  private static final String OTHER = "kokoro-82m";

  @Test
  void aModelThatIsNotLoadedCanBeLoadedBeforeItIsNeeded() throws Exception {
    SpeechOrder order = new SpeechOrder("Hi.", OTHER, "", "", "", 1.0);
    try (LoadingSynthesizer synthesizer =
        LoadingSynthesizer.begin(
            TtsConfig.load(Map.of("lector.models.default", "starter")).speech())) {
      synthesizer.awaitLoaded();
      assertThat(synthesizer.needsLoading(order)).contains(OTHER);

      synthesizer.load(OTHER);

      assertThat(synthesizer.needsLoading(order)).isEmpty();
    }
  }
}
