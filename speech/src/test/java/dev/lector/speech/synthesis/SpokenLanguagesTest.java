package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.phonemes.Phonemizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The voices of the Kokoro model that comes with Lector, and a Piper voice beside them. */
class SpokenLanguagesTest {
  private static final Path KOKORO =
      Path.of("../voices/kokoro/src/main/resources/dev/lector/voices/kokoro-82m").toAbsolutePath();
  private static final String SPANISH =
      "Hola, mañana iremos al mercado con mis padres y los niños de la vecina.";

  @TempDir static Path directory;

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    assumeThat(Phonemizers.isEspeak(Phonemizers.create(Phonemizers.Mode.AUTO)))
        .as("espeak-ng is installed")
        .isTrue();
    Files.createSymbolicLink(directory.resolve("kokoro"), KOKORO);
    TinyVoice.single(
        directory,
        "thorsten",
        ", \"espeak\": {\"voice\": \"de\"}, \"language\": {\"code\": \"de_DE\"}");
    synthesizer =
        Synthesizers.create(
            new SynthesisConfig(
                directory, Map.of(), "kokoro", Device.CPU, 2, 1, BatchLimits.AUTOMATIC, 20_000));
  }

  @AfterAll
  static void close() {
    if (synthesizer != null) {
      synthesizer.close();
    }
  }

  /** The phonemes are those of misaki's own front end for the language. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ef_dora  | Tengo 21 años.    | Tengo veintiún años.      | tˈɛŋɡo βAntjˈun ˈaɲos.
          ff_siwis | J'ai 3,5 €.       | J'ai trois euros cinquante centimes. | ʒe tʁwˈaz øʁˈo sɛ̃kˈɑ̃t sɑ̃tˈim.
          hf_alpha | मेरे पास 5 किताबें हैं। | मेरे पास पाँच किताबें हैं.     | mˌeːɾeː pˈaːs pˈãnc kɪtˈaːbẽː hɛ̃.
          if_sara  | Ho 2 gatti.       | Ho due gatti.             | o dˈue ɡˈatːɪ.
          pf_dora  | Custa R$ 3.       | Custa três reais.         | kˈustæ trˈez xeˈIs.
          """)
  void aVoiceReadsItsOwnLanguage(String voice, String text, String spoken, String phonemes)
      throws Exception {
    PreparedSpeech speech = prepare(text, voice, "", false);

    assertThat(speech.reading().spoken()).isEqualTo(spoken);
    assertThat(speech.reading().phonemes())
        .isEqualTo(Normalizer.normalize(phonemes, Normalizer.Form.NFD));
    assertThat(speech.reading().warnings()).isEmpty();
    assertThat(speech.synthesize(Priority.INTERACTIVE).durationMs()).isBetween(600L, 5_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "es, kokoro, ef_dora",
    "fr-FR, kokoro, ff_siwis",
    "pt, kokoro, pf_dora",
    "en-GB, kokoro, bf_emma",
    "de, thorsten, default",
  })
  void theLanguageChoosesAVoiceWhereNoneIsNamed(String language, String model, String voice)
      throws Exception {
    PreparedSpeech speech = prepare("1, 2, 3", "", language, false);

    assertThat(speech.modelId()).isEqualTo(model);
    assertThat(speech.voice()).isEqualTo(voice);
  }

  @Test
  void aTextInAnotherLanguageIsSpokenWithAWarning() throws Exception {
    PreparedSpeech speech = prepare(SPANISH, "af_heart", "", false);

    String warning =
        "The text seems to be in Spanish, but the voice af_heart of kokoro speaks English.";
    assertThat(speech.warnings()).containsExactly(warning);
    assertThat(speech.reading().warnings()).contains(warning);
    assertThat(prepare(SPANISH, "ef_dora", "", true).warnings()).isEmpty();
  }

  @Test
  void aTextInAnotherLanguageIsRefusedOnRequest() {
    assertThatThrownBy(() -> prepare(SPANISH, "af_heart", "", true))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(e.reason()).isEqualTo(SpeechException.Reason.INVALID_TEXT))
        .hasMessageContaining("Spanish")
        .hasMessageContaining("Name a voice");
  }

  @Test
  void japaneseAndChineseAreRefused() {
    assertThatThrownBy(() -> prepare("こんにちは", "", "ja", false))
        .isInstanceOf(SpeechException.class)
        .hasMessageContaining("not \"ja\"");
    assertThatThrownBy(() -> prepare("你好", "zf_xiaobei", "", false))
        .isInstanceOf(SpeechException.class)
        .hasMessageContaining("zf_xiaobei");
  }

  private static PreparedSpeech prepare(String text, String voice, String language, boolean strict)
      throws SpeechException {
    return synthesizer.prepare(
        new SpeechOrder(text, "", "", voice, language, 1.0).strictly(strict));
  }
}
