package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.TimedSentence;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.ssml.TextType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each element of SSML makes of what is spoken. */
class SpokenSsmlTest {
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
  void plainTextInSpeakIsSpokenAsPlainText() throws Exception {
    String[] parts = {
      "Dr. Smith paid $5.",
      " ",
      "\n",
      "\n\n",
      "He said: \"No!\"",
      "- one",
      "a < b & c",
      "It's 9:30",
      "**bold**",
      "2024-05-03",
      "<b>x</b>",
      "&amp;",
      "Hello",
      ", ",
      "...",
      "FBI",
      "😀",
      "\r\n",
      "café"
    };
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      StringBuilder text = new StringBuilder("So ");
      for (int i = random.nextInt(10); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String plain = text.toString();
      String escaped = plain.replace("&", "&amp;").replace("<", "&lt;");
      PreparedSpeech written = prepare(plain);
      PreparedSpeech marked = ssml(escaped);
      assertThat(marked.reading().spoken()).as(plain).isEqualTo(written.reading().spoken());
      assertThat(marked.address()).as(plain).isEqualTo(written.address());
      assertThat(marked.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <say-as interpret-as="characters">abc</say-as>                 | A B C
          <say-as interpret-as="spell-out">A1-b</say-as>                 | A one dash B
          <say-as interpret-as="cardinal">1234</say-as>                  | one thousand two hundred thirty-four
          <say-as interpret-as="number">-5</say-as>                      | minus five
          <say-as interpret-as="ordinal">3</say-as>                      | third
          <say-as interpret-as="digits">1984</say-as>                    | one nine eight four
          <say-as interpret-as="fraction">3/4</say-as>                   | three quarters
          <say-as interpret-as="fraction">2+1/2</say-as>                 | two and one half
          <say-as interpret-as="date" format="mdy">04/05/2021</say-as>   | April fifth, twenty twenty-one
          <say-as interpret-as="date" format="dmy">04/05/2021</say-as>   | May fourth, twenty twenty-one
          <say-as interpret-as="date" format="ymd">2021-04-05</say-as>   | April fifth, twenty twenty-one
          <say-as interpret-as="time">2:05pm</say-as>                    | two oh five P M
          <say-as interpret-as="time">1'21"</say-as>                     | one minute twenty-one seconds
          <say-as interpret-as="telephone">555-0199</say-as>             | five five five, zero one nine nine
          <sub alias="World Wide Web Consortium">W3C</sub>               | World Wide Web Consortium
          <say-as interpret-as="date">32/13/2021</say-as>                | thirty-two
          """)
  void whatTextIsSaidToBeItIsReadAs(String element, String spoken) throws Exception {
    String said = ssml("It is " + element + " now.").reading().spoken();
    assertThat(said.replace('-', ' '))
        .as(said)
        .startsWith("It is " + spoken.strip().replace('-', ' '));
  }

  @Test
  void breaksAreAsLongAsTheySay() throws Exception {
    String text = "The boat is on the river.%s The old man is in the boat.";
    for (int ms : new int[] {100, 333, 500, 1_500}) {
      assertThat(silence(ssml(text.formatted("<break time='" + ms + "ms'/>"))))
          .as(ms + " ms")
          .isBetween(ms - 1L, ms + 1L);
    }
    assertThat(silence(ssml(text.formatted("<break time='1s'/><break time='500ms'/>"))))
        .isBetween(1_499L, 1_501L);
    assertThat(silence(ssml(text.formatted("<break strength='none'/>"))))
        .as("the margins around the sound")
        .isEqualTo(60);
  }

  @Test
  void breaksAreAsLongHoweverFastIsSpoken() throws Exception {
    String text = "The boat is on the river.<break time='1s'/> The old man is in the boat.";
    assertThat(silence(ssml("<prosody rate='200%'>" + text + "</prosody>")))
        .isBetween(999L, 1_001L);
  }

  @Test
  void breaksAtBothEndsAreHeard() throws Exception {
    PreparedSpeech speech = ssml("<break time='1s'/>The boat.<break time='2s'/>");
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    Timings.Sentence sentence = speech.timings(audio).sentences().getFirst();
    assertThat(sentence.startMs()).as("beside 50 ms in any case").isEqualTo(1_050);
    assertThat(audio.durationMs() - sentence.endMs())
        .as("with the margin behind the sound")
        .isBetween(1_969L, 1_971L);
  }

  @Test
  void ratesChangeHowLongIsSpoken() throws Exception {
    String text = "<prosody rate='%s'>The boat is on the river and the old man is in it.</prosody>";
    double even = samples(ssml(text.formatted("100%")));
    assertThat(samples(ssml(text.formatted("200%"))) / even).isCloseTo(0.5, within(0.12));
    assertThat(samples(ssml(text.formatted("x-slow"))) / even).isCloseTo(2, within(0.25));
  }

  @Test
  void marksAreReachedWhenTheNextWordBegins() throws Exception {
    String source =
        "<speak><mark name=\"start\"/>The boat<break time='2s'/><mark name=\"b&amp;w\"/> is on the river."
            + "<mark name=\"end\"/></speak>";
    PreparedSpeech speech = prepare(source);
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    Timings timings = speech.timings(audio);

    assertThat(timings.words())
        .extracting(Timings.Word::written)
        .containsExactly("The", "boat", "is", "on", "the", "river");
    for (Timings.Word word : timings.words()) {
      assertThat(source.substring(word.source().start(), word.source().end()))
          .isEqualTo(word.written());
    }
    Timings.Word is = timings.words().get(2);
    assertThat(timings.marks())
        .extracting(Timings.Mark::name, Timings.Mark::atMs)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("start", timings.words().getFirst().startMs()),
            org.assertj.core.groups.Tuple.tuple("b&w", is.startMs()),
            org.assertj.core.groups.Tuple.tuple("end", audio.durationMs()));
    assertThat(is.startMs() - timings.words().get(1).endMs()).isBetween(1_940L, 2_100L);
  }

  @Test
  void phonemesAreSaidAsGiven() throws Exception {
    String plain = ssml("I say tomato now.").reading().phonemes();
    String given =
        ssml("I say <phoneme ph=\"təˈmɑːtoʊ\">tomato</phoneme> now.").reading().phonemes();
    assertThat(given).contains("təmˈɑːtoʊ").isNotEqualTo(plain);
    assertThat(ssml("Say <phoneme ph=\"ˈwʌn\">1</phoneme>.").reading().phonemes()).contains("wˈʌn");
    PreparedSpeech strange = ssml("I say <phoneme ph=\"ˈʈɑ\">ta</phoneme> now.");
    assertThat(strange.warnings())
        .singleElement()
        .asString()
        .contains("The text pronounces \"ta\"")
        .contains("has no sound \"ʈ\"");
    assertThat(strange.reading().warnings()).containsAll(strange.warnings());
    assertThat(strange.synthesize(Priority.INTERACTIVE).durationMs()).isPositive();
  }

  @Test
  void voicesChangeAndUnknownOnesAreRefused() throws Exception {
    assertThat(ssml("<voice name='awb'>The boat is there.</voice>").address())
        .isNotEqualTo(ssml("The boat is there.").address());
    assertThatThrownBy(() -> ssml("<voice name='bob'>The boat.</voice>"))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(e.reason()).isEqualTo(SpeechException.Reason.UNKNOWN_VOICE));
    PreparedSpeech french = ssml("The word is <lang xml:lang='fr'>merci</lang> there.");
    assertThat(french.warnings())
        .containsExactly(
            "The model en_US-starter-low has no voice for the language \"fr\"; what is in it is said"
                + " by slt.");
    assertThat(ssml("<lang xml:lang='en-GB'>The boat.</lang>").warnings()).isEmpty();
  }

  @Test
  void emphasisIsLouderAndSlower() throws Exception {
    PreparedSpeech strong = ssml("<emphasis level='strong'>The boat is on the river.</emphasis>");
    PreparedSpeech none = ssml("<emphasis level='none'>The boat is on the river.</emphasis>");
    assertThat(none.address()).isEqualTo(ssml("The boat is on the river.").address());
    assertThat(samples(strong)).isGreaterThan(samples(none) * 11 / 10);
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    assertThatThrownBy(() -> prepare("<speak>\n<break time='soon'/></speak>"))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(e.reason()).isEqualTo(SpeechException.Reason.INVALID_TEXT))
        .hasMessageStartingWith("SSML, line 2, column 1: A break's time is written as 500ms");
    assertThatThrownBy(() -> prepare("<speak><break time='1s'/></speak>"))
        .isInstanceOf(SpeechException.class);
  }

  private static PreparedSpeech ssml(String body) throws Exception {
    return prepare("<speak>" + body + "</speak>");
  }

  private static PreparedSpeech prepare(String text) throws Exception {
    return synthesizer.prepare(SpeechOrder.of(SpeechOrder.script(text, TextType.AUTO)));
  }

  private static long samples(PreparedSpeech speech) throws Exception {
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    return (audio.bytes().length - 44L) / 2;
  }

  /** Between two sentences, with the margins of 30 ms around their sound, ms. */
  private static long silence(PreparedSpeech speech) throws Exception {
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    List<TimedSentence> sentences = audio.times().sentences();
    assertThat(sentences).hasSize(2);
    return sentences.get(1).startMs() - sentences.get(0).endMs() + 60;
  }
}
