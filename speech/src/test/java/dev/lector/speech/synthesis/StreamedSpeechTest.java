package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Audio that is given away while it is made is the audio that is stored, whoever ends it. */
class StreamedSpeechTest {
  private static final List<String> SENTENCES =
      List.of(
          "The boat is on the river.",
          "The old man is in the boat, and nobody else.",
          "It costs $5.",
          "Where does he go?");
  private static final String TEXT = String.join(" ", SENTENCES);

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    SynthesisConfig config =
        new SynthesisConfig(
            null,
            Map.of(),
            SynthesisConfig.STARTER_VOICE,
            Device.CPU,
            1,
            2,
            BatchLimits.AUTOMATIC,
            20_000);
    synthesizer = Synthesizers.create(config.withPhonemes(Phonemizers.Mode.LEXICON));
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void whatIsGivenAwayIsTheBeginningOfTheWhole() throws Exception {
    Listener listener = new Listener();

    SpeechAudio whole = prepare().stream(Priority.INTERACTIVE, listener);

    byte[] heard = listener.heard.toByteArray();
    assertThat(listener.parts).hasSize(SENTENCES.size());
    assertThat(whole.bytes()).hasSizeGreaterThan(heard.length).startsWith(heard);
    assertThat(WavHeader.read(new ByteArrayInputStream(whole.bytes())).dataBytes())
        .as("of a file whose end is not known when it begins")
        .isEqualTo(0xFFFFFFFFL);
    assertThat(whole.durationMs())
        .isEqualTo((whole.bytes().length - WavHeader.BYTES) / 2 * 1000L / whole.sampleRate());
  }

  @Test
  void eachPartTellsWhatItSaysAndWhen() throws Exception {
    Listener listener = new Listener();

    SpeechAudio whole = prepare().stream(Priority.INTERACTIVE, listener);

    assertThat(listener.parts)
        .extracting(part -> TEXT.substring(part.source().start(), part.source().end()))
        .containsExactlyElementsOf(SENTENCES);
    List<Timings.Word> words =
        listener.parts.stream().flatMap(part -> part.words().stream()).toList();
    assertThat(words).isEqualTo(prepare().timings(whole).words());
    assertThat(words).extracting(Timings.Word::spoken).contains("five", "dollars");
  }

  @Test
  void whoeverTakesOverSaysNothingTwiceAndSendsTheSameBytes() throws Exception {
    Listener killed = new Listener();
    killed.diesAfter = 2;
    assertThatThrownBy(() -> prepare().stream(Priority.INTERACTIVE, killed))
        .isInstanceOf(DiedException.class);
    Listener heir = new Listener();
    heir.kept.putAll(killed.kept);

    SpeechAudio whole = prepare().stream(Priority.INTERACTIVE, heir);

    assertThat(heir.made).as("sentences made anew").containsExactly(2, 3);
    assertThat(heir.heard.toByteArray()).startsWith(killed.heard.toByteArray());
    assertThat(whole.bytes()).startsWith(heir.heard.toByteArray());
    Listener undisturbed = new Listener();
    undisturbed.kept.putAll(heir.kept);
    assertThat(prepare().stream(Priority.INTERACTIVE, undisturbed).bytes())
        .isEqualTo(whole.bytes());
    assertThat(undisturbed.made).isEmpty();
  }

  @Test
  void whatSomebodyElseKeptFirstIsWhatIsHeard() throws Exception {
    Listener slow = new Listener();
    prepare().stream(Priority.INTERACTIVE, slow);
    Listener other = new Listener();
    synthesizer.prepare(new SpeechOrder(TEXT, "", "", "", "", 0.5, "")).stream(
        Priority.INTERACTIVE, other);
    Listener second = new Listener();
    second.keptMeanwhile.put(1, other.kept.get(1));

    SpeechAudio whole = prepare().stream(Priority.INTERACTIVE, second);

    assertThat(second.heard.toByteArray()).isNotEqualTo(slow.heard.toByteArray());
    assertThat(whole.bytes()).startsWith(second.heard.toByteArray());
    assertThat(second.parts.get(1).bytes()).hasSizeGreaterThan(slow.parts.get(1).bytes().length);
  }

  @Test
  void streamsHaveAnAddressOfTheirOwn() throws Exception {
    assertThat(prepare().streamAddress())
        .isNotEqualTo(prepare().address())
        .endsWith(".wav")
        .isEqualTo(prepare().streamAddress());
  }

  private static PreparedSpeech prepare() throws SpeechException {
    return synthesizer.prepare(SpeechOrder.of(TEXT));
  }

  private static final class DiedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final class Listener implements SpeechStream<DiedException> {
    private final Map<Integer, byte[]> kept = new HashMap<>();
    private final Map<Integer, byte[]> keptMeanwhile = new HashMap<>();
    private final List<Integer> made = new ArrayList<>();
    private final List<SpeechPart> parts = new ArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int diesAfter = Integer.MAX_VALUE;

    @Override
    public Optional<byte[]> kept(int number) {
      return Optional.ofNullable(kept.get(number));
    }

    @Override
    public byte[] keep(int number, byte[] sentence) {
      made.add(number);
      kept.put(number, keptMeanwhile.getOrDefault(number, sentence));
      return kept.get(number);
    }

    @Override
    public void accept(SpeechPart part) throws DiedException {
      parts.add(part);
      heard.writeBytes(part.bytes());
      if (parts.size() == diesAfter) {
        throw new DiedException();
      }
    }
  }
}
