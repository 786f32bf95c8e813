package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.batch.Priority;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.TextFrontEnd;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts that are short as written, and long as spoken or as sound. */
class TextLimitsTest {
  private static final Duration LONGEST = Duration.ofSeconds(6);
  private static final int MOST_SPOKEN = 200;

  /** The sign of a fourfold integral, which is spoken in many words. */
  private static final String GROWS = "\u2A0C";

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    TextLimits limits = new TextLimits(100, MOST_SPOKEN, LONGEST);
    synthesizer = Synthesizers.create(StarterVoice.config().withLimits(limits));
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void spokenCharactersAreCountedInWords() throws Exception {
    String text = "It is 1,234.";
    int spoken = new TextFrontEnd().read(text).sentences().getFirst().words().length();

    assertThat(synthesizer.prepare(order(text, 1.0)).spokenCharacters())
        .isEqualTo(spoken)
        .isGreaterThan(2 * text.length());
  }

  @Test
  void aTextThatGrowsBeyondTheLimitIsRefusedWithItsSpokenLength() {
    assertTooLong(
        () -> synthesizer.prepare(order((GROWS + " ").repeat(20), 1.0)),
        "with its numbers and signs in words; at most 200");
  }

  @Test
  void audioThatWouldSurelyBeTooLongIsRefusedBeforeSynthesis() {
    assertTooLong(
        () -> synthesizer.prepare(order("A house by the sea. ".repeat(4), 0.25)),
        "longer than 6 s");
  }

  @Test
  void silenceBeforeTheFirstWordCountsAsAudio() throws Exception {
    assertTooLong(
        () -> synthesizer.prepare(inline("[pause 4s] [pause 4s] Hi.")), "longer than 6 s");
    assertTooLong(
        () -> synthesizer.prepare(inline("[pause 4s] Hi. [pause 4s] Hi.")), "longer than 6 s");

    assertThat(synthesizer.prepare(inline("[pause 4s] Hi.")).spokenCharacters()).isPositive();
  }

  @Test
  void audioThatProvesTooLongIsStoppedWhileItIsMade() throws Exception {
    PreparedSpeech speech =
        synthesizer.prepare(order("A house stood by the old and quiet sea.", 0.25));

    assertTooLong(() -> speech.synthesize(Priority.INTERACTIVE), "longer than 6 s");
  }

  @Test
  void theSameTextAtItsOwnPaceIsSpoken() throws Exception {
    SpeechAudio audio =
        synthesizer
            .prepare(order("A house stood by the old and quiet sea.", 1.0))
            .synthesize(Priority.INTERACTIVE);

    assertThat(audio.durationMs()).isLessThan(LONGEST.toMillis());
  }

  private static SpeechOrder order(String text, double speed) {
    return new SpeechOrder(text, "", "", "", "", speed);
  }

  private static SpeechOrder inline(String text) throws SpeechException {
    return SpeechOrder.of(SpeechOrder.script(text, TextType.INLINE));
  }

  private static void assertTooLong(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SpeechException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEXT_TOO_LONG))
        .hasMessageContaining(words);
  }
}
