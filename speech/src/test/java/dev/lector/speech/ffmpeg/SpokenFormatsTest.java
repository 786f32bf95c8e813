package dev.lector.speech.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of requests, with a voice. */
class SpokenFormatsTest {
  private static final String TEXT = "One format. Another format.";
  private static Synthesizer synthesizer;

  @TempDir private Path folder;

  @BeforeAll
  static void create() throws Exception {
    synthesizer =
        Synthesizers.create(SynthesisConfig.defaults().withPhonemes(Phonemizers.Mode.LEXICON));
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void whatIsKnownOfTheAudioIsWhatADecoderFinds() throws Exception {
    Decoder decoder = new Decoder(folder);
    PreparedSpeech speech = prepare("MP3", 44_100, 96_000);
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);

    assertThat(speech.contentType()).isEqualTo("audio/mpeg");
    assertThat(speech.address()).endsWith(".mp3");
    assertThat(audio.sampleRate()).isEqualTo(44_100);
    assertThat(decoder.told(audio.bytes(), "stream=sample_rate")).isEqualTo("44100");
    double seconds = decoder.samples(audio.bytes(), List.of()).length / 44_100.0;
    assertThat(audio.durationMs() / 1e3).isCloseTo(seconds, within(0.002));
  }

  @Test
  void eachFormatAndRateHasAnAddressOfItsOwn() throws Exception {
    int own = prepare("wav", 0, 0).synthesize(Priority.INTERACTIVE).sampleRate();

    assertThat(prepare("wav", own, 0).address()).isEqualTo(prepare("", 0, 0).address());
    assertThat(prepare("wav", 8_000, 0).address()).isNotEqualTo(prepare("wav", 0, 0).address());
    assertThat(prepare("opus", 48_000, 0).address()).isEqualTo(prepare("opus", 0, 0).address());
    assertThat(prepare("opus", 0, 32_000).address()).isNotEqualTo(prepare("opus", 0, 0).address());
  }

  @Test
  void aRateThatTheFormatHasNotIsRefusedBeforeAnythingIsSaid() {
    SpeechException refused =
        catchThrowableOfType(SpeechException.class, () -> prepare("alaw", 16_000, 0));

    assertThat(refused.reason()).isEqualTo(SpeechException.Reason.UNKNOWN_FORMAT);
    assertThat(refused).hasMessageContainingAll("alaw", "16000", "8000");
    assertThat(refused.retryable()).isFalse();
  }

  private static PreparedSpeech prepare(String format, int sampleRate, int bitRate)
      throws SpeechException {
    return synthesizer.prepare(
        SpeechOrder.of(TEXT).as(format, new EncodingSettings(sampleRate, bitRate)));
  }
}
