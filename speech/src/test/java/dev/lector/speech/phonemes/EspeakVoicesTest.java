package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The espeak-ng of the system, where there is one. */
class EspeakVoicesTest {
  private EspeakVoices espeak;

  @BeforeEach
  void open() {
    try {
      espeak = EspeakVoices.open();
    } catch (EspeakUnavailableException e) {
      Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void eachLanguageIsSpokenByItsOwnRulesWithTiesAndPunctuation() {
    assertThat(espeak.phonemes("Judge, choose!", "en-us")).isEqualTo("d^ʒˈʌd^ʒ, t^ʃˈuːz!");
    assertThat(espeak.phonemes("hello", "en")).isEqualTo("həlˈə^ʊ");
    assertThat(espeak.phonemes("¿Qué? Mañana.", "es")).isEqualTo("¿kˈe? maɲˈana.");
    assertThat(espeak.phonemes("नमस्ते", "hi")).isNotEmpty();
    assertThat(espeak.phonemes("hello", "en-us")).isEqualTo("həlˈo^ʊ");
  }

  @Test
  void americanEnglishForOthersStaysAmerican() throws Exception {
    try (Phonemizer american = EspeakPhonemizer.open(null)) {
      String before = american.phonemize("The tomato was half eaten.");
      espeak.phonemes("Bonjour", "fr");
      assertThat(american.phonemize("The tomato was half eaten.")).isEqualTo(before);
    }
  }

  @Test
  void aVoiceThatIsNotInstalledIsNotThere() {
    assertThat(List.of("en-us", "en", "es", "fr", "hi", "it", "pt-br")).allMatch(espeak::has);
    assertThat(espeak.has("xx-nowhere")).isFalse();
  }

  @Test
  void whatEspeakTakesForMarkupIsNotGivenToIt() {
    assertThat(espeak.phonemes("<b>hi</b> [[x]] \u0000", "en-us")).contains("hˈa^ɪ");
    assertThat(espeak.phonemes("...", "es")).isEqualTo("...");
    assertThat(espeak.phonemes("x".repeat(5_000), "es")).isNotEmpty();
    assertThat(espeak.phonemes("مرحبا", "es")).isEmpty();
  }
}
