package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.batch.Priority;
import dev.lector.speech.text.Normalization;
import dev.lector.speech.text.ReadingChoices;
import dev.lector.speech.text.ReadingLexicon;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.ReadingWish;
import dev.lector.speech.text.Script;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lexicons all the way to the phonemes of a voice and the address of its audio. */
class ReadingOptionsTest {
  private static final String TEXT = "The GIF runs on nginx, too.";

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    ReadingOptions usual = new ReadingOptions(lexicon("nginx = ˈɛndʒɪn"), Normalization.FULL);
    Map<String, ReadingLexicon> named =
        Map.of(
            "gifs", lexicon("GIF = dʒɪf\nnginx = ˈɛndʒɪnˌɛks"),
            "words", lexicon("nginx => engine X"),
            "same", lexicon("nginx = ˈɛndʒɪn"),
            "more", lexicon("cat = dɒɡ"),
            "strange", lexicon("nginx = ǂaǂa"));
    Map<String, ReadingWish> owners =
        Map.of("acme", new ReadingWish("words", ""), "quick", new ReadingWish("", "off"));
    SynthesisConfig config =
        StarterVoice.config().withReading(ReadingChoices.of(usual, named, owners));
    synthesizer = Synthesizers.create(config);
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void theVoicePronouncesWhatTheLexiconSays() throws Exception {
    assertThat(prepare("gifs").reading().phonemes())
        .isEqualTo("ðə dʒˈɪf ɹˈʌnz ɑːn ˈɛndʒɪnˌɛks, tˈuː.");
    assertThat(prepare("words").reading().spoken()).isEqualTo("The gif runs on engine X, too.");
  }

  @Test
  void ordersThatNameNoLexiconAreReadAsTheSynthesizerReads() throws Exception {
    assertThat(prepare("").reading().phonemes()).contains("ɑːn ˈɛndʒɪn, ");
  }

  @Test
  void ofSeveralLexiconsTheLaterOneCounts() throws Exception {
    assertThat(prepare("gifs, words").reading().spoken())
        .isEqualTo("The GIF runs on engine X, too.");
    assertThat(prepare("gifs, words").reading().phonemes()).startsWith("ðə dʒˈɪf");
    assertThat(prepare("words,gifs").reading().phonemes()).contains("ˈɛndʒɪnˌɛks");
  }

  @Test
  void somebodysDefaultsCountWhereTheRequestIsSilent() throws Exception {
    assertThat(prepare(new ReadingWish("", "", "acme")).reading().spoken()).contains("engine X");
    assertThat(prepare(new ReadingWish("gifs", "", "acme")).reading().spoken())
        .doesNotContain("engine X");
    assertThat(prepare(new ReadingWish("none", "", "acme")).reading().phonemes())
        .contains("ɑːn ˈɛndʒɪn, ");
    assertThat(prepare(new ReadingWish("", "", "somebody else")).reading().spoken())
        .doesNotContain("engine X");
    assertThat(spoken("It is $5.", new ReadingWish("", "", "quick"))).isEqualTo("It is five.");
    assertThat(spoken("It is $5.", new ReadingWish("", "full", "quick")))
        .isEqualTo("It is five dollars.");
  }

  @Test
  void anUnknownLexiconIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> prepare("gifs, gif"))
        .isInstanceOf(SpeechException.class)
        .hasMessage("There is no lexicon \"gif\"; there is gifs, more, same, strange, words.")
        .extracting(e -> ((SpeechException) e).reason())
        .isEqualTo(SpeechException.Reason.INVALID_READING);
    assertThatThrownBy(() -> prepare(new ReadingWish("", "much", "")))
        .hasMessage("How much is rewritten (normalize) is full, light or off, not \"much\".");
    assertThatThrownBy(() -> prepare("a,b,c,d,e,f,g,h,i"))
        .hasMessage("A text is read with at most 8 lexicons, not 9.");
  }

  @Test
  void whatTheLexiconChangesIsInTheAddress() throws Exception {
    String plain = prepare("").address();

    assertThat(prepare("gifs").address()).isNotEqualTo(plain);
    assertThat(prepare("same").address()).isEqualTo(plain);
    assertThat(prepare("more").address()).isEqualTo(plain);
    assertThat(prepare("gifs,more").address()).isEqualTo(prepare("gifs").address());
    assertThat(prepare(new ReadingWish("", "off", "")).address()).isNotEqualTo(plain);
  }

  @Test
  void pronouncedWordsHaveTheirTimes() throws Exception {
    SpeechAudio audio = prepare("gifs").synthesize(Priority.INTERACTIVE);

    assertThat(audio.durationMs()).isGreaterThan(500);
  }

  @Test
  void aSoundThatTheVoiceLacksIsRefused() {
    assertThatThrownBy(() -> prepare("strange"))
        .isInstanceOf(SpeechException.class)
        .hasMessage(
            "The lexicon pronounces \"nginx\" as /ǂˈaǂa/, but the model en_US-starter-low has no"
                + " sound \"ǂ\"; write one that its language has.");
  }

  private static PreparedSpeech prepare(String lexicons) throws SpeechException {
    return prepare(new ReadingWish(lexicons, ""));
  }

  private static PreparedSpeech prepare(ReadingWish wish) throws SpeechException {
    return prepare(TEXT, wish);
  }

  private static String spoken(String text, ReadingWish wish) throws SpeechException {
    return prepare(text, wish).reading().spoken();
  }

  private static PreparedSpeech prepare(String text, ReadingWish wish) throws SpeechException {
    return synthesizer.prepare(
        new SpeechOrder(Script.plain(text), "", "", "slt", "", 1.0, "", wish));
  }

  private static ReadingLexicon lexicon(String lines) throws Exception {
    return ReadingLexicon.parse("words.txt", lines);
  }
}
