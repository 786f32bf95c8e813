package dev.lector.speech.sunau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lector.speech.audio.AudioEncoder;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.AudioProperties;
import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WavFormat;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A format of audio in a package of its own, by its class and its line of services alone. */
class AnotherFormatTest {
  private static final String TEXT = "Another format. It is one class.";
  private static Synthesizer synthesizer;

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
  void theFormatOfTheRequestIsSpokenUnderAnAddressOfItsOwn() throws Exception {
    PreparedSpeech au = prepare("AU");
    PreparedSpeech wav = prepare("");
    SpeechAudio spoken = au.synthesize(Priority.INTERACTIVE);

    assertThat(au.contentType()).isEqualTo("audio/basic");
    assertThat(au.address()).endsWith(".au").doesNotStartWith(wav.address().substring(0, 64));
    assertThat(wav.address()).isEqualTo(prepare("wav").address()).endsWith(".wav");
    // The JDK's own reader decodes it.
    try (AudioInputStream read = decoded(spoken)) {
      assertThat(read.getFormat().isBigEndian()).isTrue();
      assertThat(read.getFormat().getEncoding()).isEqualTo(Encoding.PCM_SIGNED);
      assertThat(read.getFormat().getSampleRate()).isEqualTo(spoken.sampleRate());
      assertThat(read.getFrameLength() * 1_000 / spoken.sampleRate())
          .isEqualTo(spoken.durationMs());
      assertThat(read.readAllBytes()).hasSize(spoken.bytes().length - 24);
    }
  }

  @Test
  void itsSamplesAreThoseOfAnyOtherFormat() throws Exception {
    float[] samples = new float[8_000];
    Random random = new Random(7);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat(-1, 1);
    }
    Segment noise = new Segment("", samples, 16_000, List.of());

    assertThat(file(new AuFormat(), noise, ByteOrder.BIG_ENDIAN))
        .isEqualTo(file(new WavFormat(), noise, ByteOrder.LITTLE_ENDIAN));
  }

  private static short[] file(AudioFormat format, Segment segment, ByteOrder order)
      throws Exception {
    AudioEncoder encoder = new AudioEncoder(format, segment.sampleRate(), Duration.ofSeconds(9));
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    pcm.writeBytes(encoder.add(segment));
    pcm.writeBytes(encoder.end());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(encoder.header());
    pcm.writeTo(file);
    try (AudioInputStream read =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      ShortBuffer shorts = ByteBuffer.wrap(read.readAllBytes()).order(order).asShortBuffer();
      short[] decoded = new short[shorts.remaining()];
      shorts.get(decoded);
      return decoded;
    }
  }

  @Test
  void aFileTellsWhatItIs() throws Exception {
    SpeechAudio spoken = prepare("au").synthesize(Priority.INTERACTIVE);

    assertThat(
            AudioFormats.load()
                .ofContentType("audio/basic")
                .orElseThrow()
                .read(new ByteArrayInputStream(spoken.bytes()), spoken.bytes().length))
        .contains(new AudioProperties(spoken.sampleRate(), 1, spoken.durationMs()));
  }

  @Test
  void aFormatThatIsNotThereIsRefusedWithThoseThatAre() {
    SpeechException refused = catchThrowableOfType(SpeechException.class, () -> prepare("8-track"));

    assertThat(refused.reason()).isEqualTo(SpeechException.Reason.UNKNOWN_FORMAT);
    assertThat(refused).hasMessageContainingAll("8-track", "wav", "au");
    assertThat(refused.retryable()).isFalse();
  }

  private static PreparedSpeech prepare(String format) throws SpeechException {
    return synthesizer.prepare(new SpeechOrder(TEXT, "", "", "", "", 1.0, format));
  }

  private static AudioInputStream decoded(SpeechAudio audio)
      throws IOException, UnsupportedAudioFileException {
    return AudioSystem.getAudioInputStream(new ByteArrayInputStream(audio.bytes()));
  }
}
