package dev.lector.tts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An utterance sounds the same alone and in the company of others. */
class StarterVoiceBatchTest {
  private static final float[] SILENT_NOISE = {0, 1, 0};
  private static final float NEARLY = 1e-3f;

  @Test
  void theSamplesAreTheSameAloneAndTogether() throws Exception {
    try (ModelCatalog catalog =
        ModelCatalog.open(
            null, Map.of(), "en_US-starter-low", Device.CPU, 1, 1, new BatchLimits(4_096, 16))) {
      PiperModel model = (PiperModel) catalog.get("");
      List<long[]> utterances = utterances(model);
      List<float[]> alone = new ArrayList<>();
      for (int i = 0; i < utterances.size(); i++) {
        alone.add(model.run(utterances.get(i), SILENT_NOISE, i % 3));
      }
      // The first keeps the one run busy; the others wait, and run together.
      PendingSpeech first = model.submit(utterances.getFirst(), SILENT_NOISE, 0);
      List<PendingSpeech> together = new ArrayList<>();
      for (int i = 0; i < utterances.size(); i++) {
        together.add(model.submit(utterances.get(i), SILENT_NOISE, i % 3));
      }
      assertThat(first.await()).isNotEmpty();
      for (int i = 0; i < utterances.size(); i++) {
        float[] samples = together.get(i).await();
        assertThat(samples).as("utterance %d", i).hasSameSizeAs(alone.get(i));
        assertThat(largestDifference(samples, alone.get(i)))
            .as("utterance %d", i)
            .isLessThan(NEARLY);
      }
    }
  }

  private static List<long[]> utterances(PiperModel model) {
    Random random = new Random(7);
    String[] words = {"həlˈoʊ", "wˈɜːld", "ɪz", "ɡˈʊd", "ænd", "lˈɔːŋ"};
    List<long[]> utterances = new ArrayList<>();
    for (int length = 3; length <= 14; length++) {
      StringBuilder phonemes = new StringBuilder();
      for (int i = 0; i < length; i++) {
        phonemes.append(words[random.nextInt(words.length)]).append(' ');
      }
      utterances.add(model.encode(phonemes.append('.').toString()).ids());
    }
    return utterances;
  }

  private static float largestDifference(float[] one, float[] other) {
    float largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }
}
