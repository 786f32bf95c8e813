package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.WavFormat;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentAddressTest {
  private static final Voice VOICE = Voice.named("rms", 1);

  @Test
  void theSameFieldsHaveTheSameAddress() {
    String address = new ContentAddress().add("a").add("b").end("wav");

    assertThat(address).isEqualTo(new ContentAddress().add("a").add("b").end("wav"));
    assertThat(address).endsWith(".wav");
  }

  @Test
  void theBordersOfFieldsCount() {
    assertThat(new ContentAddress().add("ab").add("").end("wav"))
        .isNotEqualTo(new ContentAddress().add("a").add("b").end("wav"))
        .isNotEqualTo(new ContentAddress().add("ab").end("wav"));
  }

  /**
   * A change here makes every stored object a stranger: change the scheme's name with it, and say
   * so.
   */
  @Test
  void theAddressStaysTheSameFromReleaseToRelease() {
    assertThat(new ContentAddress().add("revision").add("voice").end("wav"))
        .isEqualTo("1b78fc22cf9c7b18c6d84a0f1c46da44f5076492a159a1db24a6ae772d833b3f.wav");
  }

  /** The same of whole texts, with the versions of what reads and pronounces them held still. */
  @Test
  void theAddressesOfTextsStayTheSameAsLongAsTheirVersionsDo() throws Exception {
    assertThat(address("lexicon 1", "The quick brown fox jumps over the lazy dog.", 1.0))
        .isEqualTo("1631f415ded0d960dd9f8e8d7d1d4a737473a3254a43757bf8ac55df2e284a74.wav");
    assertThat(address("lexicon 1", "Why?\n\nIt costs $5.", 1.5))
        .isEqualTo("8d09a56f9f7c49a85e8eec2f2317f7437301f61deef49445643cb87732755154.wav");
  }

  @Test
  void whatIsPronouncedOtherwiseHasAnotherAddress() throws Exception {
    assertThat(address("lexicon 1", "Why?", 1.0)).isNotEqualTo(address("lexicon 2", "Why?", 1.0));
  }

  private static String address(String pronunciation, String text, double speed) throws Exception {
    VoiceChoice choice = new VoiceChoice(VOICE, speed);
    EngineFacts engine =
        new EngineFacts(
            "starter",
            "revision",
            pronunciation,
            16_000,
            "en-US",
            new VoiceList(List.of(VOICE)),
            "CPUExecutionProvider",
            400);
    List<Passage> passages =
        new TextFrontEnd()
            .read(text).sentences().stream()
                .map(sentence -> new Passage(sentence, choice, 1))
                .toList();
    return ContentAddress.of(engine, choice, "text 1", passages, 0, new WavFormat(), null);
  }
}
