package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.ffmpeg.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speech at a loudness, as FFmpeg hears it. */
class SpokenLoudnessTest {
  private static final String TEXT =
      "The boats come home in the evening. It costs five dollars, or twelve for the whole family."
          + " Nobody has seen the keeper of the light since the storm in March.";

  private static Synthesizer synthesizer;

  @TempDir Path folder;

  @BeforeAll
  static void create() throws Exception {
    synthesizer = Synthesizers.create(StarterVoice.config());
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "wav, 0, -16, -1",
    "wav, 0, -23, -1",
    "wav, 0, -30, -9",
    "wav, 0, -11, -1",
    "wav, 44100, -16, -1.5",
    "wav, 8000, -18, -2",
    "mp3, 0, -16, -1",
    "mp3, 0, -23, -1",
    "mp3, 0, -12, -1",
    "opus, 0, -16, -1",
    "flac, 0, -16, 0",
  })
  void aRecordingIsAsLoudAsItIsWantedAndNoPeakIsHigher(
      String format, int rate, double lufs, double truePeak) throws Exception {
    SpeechOrder order =
        SpeechOrder.of(TEXT)
            .as(format, new EncodingSettings(rate, 0))
            .at(new Loudness(lufs, truePeak));

    SpeechAudio audio = synthesizer.prepare(order).synthesize(Priority.INTERACTIVE);

    Decoder.Loud loud = new Decoder(folder).loudness(audio.bytes(), List.of());
    assertThat(loud.lufs()).isCloseTo(lufs, within(0.5));
    assertThat(loud.truePeak()).isLessThanOrEqualTo(truePeak);
  }

  @ParameterizedTest
  @CsvSource({"wav, slt, -16, -1", "wav, rms, -23, -1", "wav, awb, -20, -3", "mp3, slt, -18, -1"})
  void aStreamIsAboutAsLoudByItsVoice(String format, String voice, double lufs, double truePeak)
      throws Exception {
    PreparedSpeech speech = synthesizer.prepare(order(format, voice, lufs, truePeak));

    Heard heard = new Heard();
    SpeechAudio audio = speech.stream(Priority.INTERACTIVE, heard);

    assertThat(audio.bytes()).startsWith(heard.bytes.toByteArray());
    Decoder.Loud loud = new Decoder(folder).loudness(audio.bytes(), List.of());
    assertThat(loud.lufs()).isCloseTo(lufs, within(2.0));
    assertThat(loud.truePeak()).isLessThanOrEqualTo(truePeak);
  }

  @Test
  void whenWordsAreHeardIsToldAtAnyLoudness() throws Exception {
    PreparedSpeech plain = synthesizer.prepare(SpeechOrder.of("Hello, happy world."));
    PreparedSpeech loud =
        synthesizer.prepare(SpeechOrder.of("Hello, happy world.").at(new Loudness(-16, -1)));

    SpeechAudio one = plain.synthesize(Priority.INTERACTIVE);
    SpeechAudio other = loud.synthesize(Priority.INTERACTIVE);

    // No two draws of the model are alike to the millisecond.
    assertThat(other.durationMs()).isCloseTo(one.durationMs(), within(100L));
    assertThat(other.times().words()).hasSameSizeAs(one.times().words()).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(other.times().words().get(i).startMs())
          .isCloseTo(one.times().words().get(i).startMs(), within(100L));
    }
  }

  @Test
  void theLoudnessIsPartOfTheAddress() throws Exception {
    String plain = synthesizer.prepare(order("wav", "slt")).address();
    String loud = synthesizer.prepare(order("wav", "slt", -16, -1)).address();

    assertThat(loud).isNotEqualTo(plain);
    assertThat(synthesizer.prepare(order("wav", "slt", -16, -1)).address()).isEqualTo(loud);
    assertThat(synthesizer.prepare(order("wav", "slt", -17, -1)).address()).isNotEqualTo(loud);
    assertThat(synthesizer.prepare(order("wav", "slt", -16, -2)).address()).isNotEqualTo(loud);
    assertThat(synthesizer.prepare(order("wav", "slt", -16, -1)).streamAddress())
        .isNotEqualTo(loud)
        .isNotEqualTo(synthesizer.prepare(order("wav", "slt")).streamAddress());
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithWhatIsInIt() {
    assertThatThrownBy(() -> new Loudness(-31, -1)).hasMessageContaining("-30.0 and -8.0 LUFS");
    assertThatThrownBy(() -> new Loudness(Double.NaN, -1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Loudness(-16, 1)).hasMessageContaining("-9.0 and 0.0 dBTP");
  }

  private static SpeechOrder order(String format, String voice) {
    return new SpeechOrder(TEXT, "", "", voice, "", 1.0, format);
  }

  private static SpeechOrder order(String format, String voice, double lufs, double truePeak) {
    return order(format, voice).at(new Loudness(lufs, truePeak));
  }

  private static final class Heard implements SpeechStream<RuntimeException> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public Optional<byte[]> kept(int number) {
      return Optional.empty();
    }

    @Override
    public byte[] keep(int number, byte[] sentence) {
      return sentence;
    }

    @Override
    public void accept(SpeechPart part) {
      bytes.writeBytes(part.bytes());
    }
  }
}
