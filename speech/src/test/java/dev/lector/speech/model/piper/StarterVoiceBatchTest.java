package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The starter voice without its noise says the same alone and in the company of others, to the last
 * bit of every sample, in whatever batch and with however many threads.
 */
class StarterVoiceBatchTest {
  private static final int ROWS_OF_EACH_SIZE = Integer.getInteger("lector.test.batchrows", 16);
  private static final long SEED = 7;
  private static final List<String> WORDS =
      List.of(
          "seven", "gate", "morning", "please", "nobody", "old", "wait", "London", "through",
          "thirty", "a", "quickly", "house", "said", "the", "ferry", "is", "under", "water");

  /**
   * The sum of its durations comes to within 2e-5 of the edge between two frames: another order of
   * summing anywhere before it moves a phoneme by 5 ms.
   */
  private static final String ON_THE_EDGE = "Passenger number 23 to gate 0, please.";

  private static final VoiceChoice ANYBODY = new VoiceChoice(Voice.named("any", 0), 1.0);

  private static final float PACE_ON_THE_EDGE = 1.5f;
  private static final int AWB = 2;

  /** What is said, at which pace, by whom. */
  @SuppressWarnings("ArrayRecordComponent") // equal where it is the same array
  private record Line(String text, long[] ids, float pace, long speaker) {
    float[] scales() {
      return new float[] {0, 1 / pace, 0};
    }

    PiperInput input() {
      return new PiperInput(ids, new PiperInput.Scales(0, 1 / pace, 0), speaker);
    }

    @Override
    public String toString() {
      return "\"%s\" (speaker %d, pace %s)".formatted(text, speaker, pace);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everySampleIsTheSameAloneAndInBatchesOfTwoToEight(int threads) throws Exception {
    Random random = new Random(SEED);
    try (ModelCatalog catalog = open(threads)) {
      PiperEngine model = (PiperEngine) catalog.get("");
      Map<Line, float[]> alone = new HashMap<>();
      int rows = 0;
      for (float pace : new float[] {1, PACE_ON_THE_EDGE}) {
        List<Line> lines = lines(model, random, pace);
        for (Line line : lines) {
          alone.put(line, model.run(line.ids(), line.scales(), line.speaker()).samples());
        }
        for (int size = 2; size <= 8; size++) {
          for (int i = 0; i < ROWS_OF_EACH_SIZE / 2; i += size) {
            requireSame(model, pick(lines, size, random), alone);
            rows += size;
          }
        }
      }
      assertThat(rows).isGreaterThan(6 * ROWS_OF_EACH_SIZE);
    }
  }

  @Test
  void anUtteranceOnTheEdgeBetweenTwoFramesStaysThereInAnyCompany() throws Exception {
    Random random = new Random(SEED);
    try (ModelCatalog catalog = open(1)) {
      PiperEngine model = (PiperEngine) catalog.get("");
      Line edge = new Line(ON_THE_EDGE, ids(model, ON_THE_EDGE), PACE_ON_THE_EDGE, AWB);
      Map<Line, float[]> alone = new HashMap<>();
      alone.put(edge, model.run(edge.ids(), edge.scales(), edge.speaker()).samples());
      List<Line> others = lines(model, random, PACE_ON_THE_EDGE);
      for (Line line : others) {
        alone.put(line, model.run(line.ids(), line.scales(), line.speaker()).samples());
      }
      for (int size = 2; size <= 8; size++) {
        List<Line> group = new ArrayList<>(pick(others, size - 1, random));
        group.add(random.nextInt(size), edge);
        requireSame(model, group, alone);
      }
    }
  }

  private static void requireSame(PiperEngine model, List<Line> group, Map<Line, float[]> alone)
      throws Exception {
    List<PiperSound> together = model.run(group.stream().map(Line::input).toList());
    for (int i = 0; i < group.size(); i++) {
      Line line = group.get(i);
      float[] expected = Objects.requireNonNull(alone.get(line));
      float[] samples = together.get(i).samples();
      assertThat(samples).as("%s among %d", line, group.size()).hasSameSizeAs(expected);
      int other = Arrays.mismatch(samples, expected);
      assertThat(other).as("first other sample of %s among %d", line, group.size()).isEqualTo(-1);
    }
  }

  private static ModelCatalog open(int threads) throws Exception {
    return ModelCatalog.open(
        null,
        Map.of(),
        "en_US-starter-low",
        Device.CPU,
        threads,
        1,
        new BatchLimits(8_192, 16),
        Phonemizers.Mode.LEXICON,
        null);
  }

  private static List<Line> pick(List<Line> lines, int count, Random random) {
    return random.ints(0, lines.size()).limit(count).mapToObj(lines::get).toList();
  }

  private static List<Line> lines(PiperEngine model, Random random, float pace) throws Exception {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ROWS_OF_EACH_SIZE; i++) {
      StringBuilder text = new StringBuilder("Number ").append(i);
      for (int words = 1 + random.nextInt(9); words > 0; words--) {
        text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
      }
      String line = text.append('.').toString();
      lines.add(new Line(line, ids(model, line), pace, i % 3));
    }
    return lines;
  }

  private static long[] ids(PiperEngine model, String text) throws InvalidTextException {
    String words = new TextFrontEnd().read(text).sentences().getFirst().words();
    return model.prepare(words, ANYBODY).tokens();
  }
}
