package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.text.Normalization;
import dev.lector.speech.text.ReadingLexicon;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.Script;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lexicons all the way to the phonemes of a voice and the address of its audio. */
class ReadingOptionsTest {
  private static final String TEXT = "The GIF runs on nginx, too.";

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
                1,
                BatchLimits.AUTOMATIC,
                20_000)
            .withPhonemes(Phonemizers.Mode.LEXICON)
            .withReading(options("nginx = ˈɛndʒɪn"));
    synthesizer = Synthesizers.create(config);
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void theVoicePronouncesWhatTheLexiconSays() throws Exception {
    assertThat(prepare(options("GIF = dʒɪf\nnginx = ˈɛndʒɪnˌɛks")).reading().phonemes())
        .isEqualTo("ðə dʒˈɪf ɹˈʌnz ɑːn ˈɛndʒɪnˌɛks, tˈuː.");
    assertThat(prepare(options("nginx => engine X")).reading().spoken())
        .isEqualTo("The gif runs on engine X, too.");
  }

  @Test
  void ordersWithoutOptionsAreReadAsTheSynthesizerReads() throws Exception {
    assertThat(prepare(null).reading().phonemes()).contains("ˈɛndʒɪn, ");
    assertThat(prepare(ReadingOptions.DEFAULT).reading().phonemes()).doesNotContain("ˈɛndʒɪn, ");
  }

  @Test
  void whatTheLexiconChangesIsInTheAddress() throws Exception {
    String plain = prepare(ReadingOptions.DEFAULT).address();
    String other = prepare(options("nginx = ˈɛndʒɪnˌɛks")).address();

    assertThat(other)
        .isNotEqualTo(plain)
        .isNotEqualTo(prepare(options("nginx = ˈɛndʒɪn")).address());
    assertThat(other).isEqualTo(prepare(options("nginx = ˈɛndʒɪnˌɛks\ncat = dɒɡ")).address());
    assertThat(prepare(options("cat = dɒɡ")).address()).isEqualTo(plain);
    assertThat(prepare(new ReadingOptions(ReadingLexicon.EMPTY, Normalization.OFF)).address())
        .isNotEqualTo(plain);
  }

  @Test
  void pronouncedWordsHaveTheirTimes() throws Exception {
    SpeechAudio audio = prepare(options("nginx = ˈɛndʒɪnˌɛks")).synthesize(Priority.INTERACTIVE);

    assertThat(audio.durationMs()).isGreaterThan(500);
  }

  @Test
  void aSoundThatTheVoiceLacksIsRefused() {
    assertThatThrownBy(() -> prepare(options("nginx = ǂaǂa")))
        .isInstanceOf(SpeechException.class)
        .hasMessage(
            "The lexicon pronounces \"nginx\" as /ǂˈaǂa/, but the model en_US-starter-low has no"
                + " sound \"ǂ\"; write one that its language has.");
  }

  private static PreparedSpeech prepare(@Nullable ReadingOptions options) throws SpeechException {
    return synthesizer.prepare(
        new SpeechOrder(Script.plain(TEXT), "", "", "slt", "", 1.0, "", options, false));
  }

  private static ReadingOptions options(String lexicon) throws Exception {
    return new ReadingOptions(ReadingLexicon.parse("words.txt", lexicon), Normalization.FULL);
  }
}
