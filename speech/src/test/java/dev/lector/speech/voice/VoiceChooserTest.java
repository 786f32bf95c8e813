package dev.lector.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceChooserTest {
  private static final VoiceList STARTER =
      new VoiceList(
          List.of(
              new Voice("slt", 0, Gender.FEMALE, "american", 167),
              new Voice("rms", 1, Gender.MALE, "american", 106),
              new Voice("awb", 2, Gender.MALE, "scottish", 130)));

  private final VoiceChooser chooser = new VoiceChooser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A male speaker delivers a slightly expressive and animated speech with a moderate speed and pitch. | rms | 1.0
          A female speaker, slow and calm | slt | 0.8
          A calm female speaker | slt | 0.89
          A woman speaks very slowly in a quiet room | slt | 0.64
          A man speaks slightly faster than normal | rms | 1.12
          He speaks extremely fast. | rms | 1.75
          She is energetic, with a moderate pace | slt | 1.0
          a little slow | slt | 0.89
          a fast-paced, high-pitched voice | slt | 1.25
          a man with a high-pitched voice | awb | 1.0
          a man with a low voice | rms | 1.0
          a deep voice | rms | 1.0
          The pitch is low and the speed is high. | rms | 1.25
          His speed is very low | rms | 0.64
          a high speed and pitch | slt | 1.25
          very high quality audio of a male voice, close up | rms | 1.0
          the voice is high quality | slt | 1.0
          not fast | slt | 1.0
          not too fast or slow, please | slt | 1.0
          not slow but fast | slt | 1.25
          not a male voice | slt | 1.0
          not a woman, a man | rms | 1.0
          A Scottish speaker | awb | 1.0
          a man from Scotland | awb | 1.0
          a Scottish woman | slt | 1.0
          a man without a Scottish accent | rms | 1.0
          a Japanese man | rms | 1.0
          use awb, slowly | awb | 0.8
          A woman called RMS | rms | 1.0
          not awb, a man | rms | 1.0
          the crawbs are fast | slt | 1.25
          '' | slt | 1.0
          '\uD83D\uDE00 \u0000 ...' | slt | 1.0
          """)
  void aDescriptionChoosesVoiceAndPace(String description, String voice, double pace)
      throws Exception {
    VoiceChoice choice = chooser.choose(description == null ? "" : description, "", 1.0, STARTER);

    assertThat(choice.voice().name()).isEqualTo(voice);
    assertThat(choice.speed()).isCloseTo(pace, within(0.001));
  }

  @Test
  void anExplicitVoiceWinsOverTheDescription() throws Exception {
    VoiceChoice choice = chooser.choose("A slow woman called slt", " AWB ", 1.0, STARTER);

    assertThat(choice.voice().name()).isEqualTo("awb");
    assertThat(choice.speed()).isEqualTo(0.8);
  }

  @Test
  void anUnknownVoiceIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> chooser.choose("", "nobody", 1.0, STARTER))
        .isInstanceOf(UnknownVoiceException.class)
        .hasMessage("There is no voice \"nobody\"; this model has: slt, rms, awb.");
  }

  @Test
  void speedAndDescriptionMultiplyWithinTheLimits() throws Exception {
    assertThat(chooser.choose("slow", "", 2.0, STARTER).speed()).isCloseTo(1.6, within(1e-9));
    assertThat(chooser.choose("very slow", "", 0.25, STARTER).speed()).isEqualTo(0.25);
    assertThat(chooser.choose("very fast", "", 4.0, STARTER).speed()).isEqualTo(4.0);
  }

  @Test
  void aModelOfOneVoiceSpeaksWhateverIsDescribed() throws Exception {
    VoiceList single = new VoiceList(List.of(Voice.named("default", 0)));

    assertThat(chooser.choose("a deep Scottish woman, fast", "", 1.0, single))
        .isEqualTo(new VoiceChoice(single.first(), 1.25));
  }

  @Test
  void aNumberNamesAVoiceOnlyAsSpeakerOrVoice() throws Exception {
    VoiceList many =
        new VoiceList(IntStream.range(0, 60).mapToObj(i -> Voice.named("" + i, i)).toList());

    assertThat(chooser.choose("a 30 year old man", "", 1.0, many).voice().name()).isEqualTo("0");
    assertThat(chooser.choose("like speaker 30, slow", "", 1.0, many).voice().name())
        .isEqualTo("30");
    assertThat(many.names()).endsWith("19 and 40 more");
  }

  /** Looking at what stands before each of them must not mean to copy it. */
  @Test
  void aLongDescriptionFullOfNumbersIsReadToItsEnd() throws Exception {
    VoiceList many =
        new VoiceList(IntStream.range(0, 60).mapToObj(i -> Voice.named("" + i, i)).toList());

    assertThat(chooser.choose("7 ".repeat(450_000) + "speaker \t 9", "", 1.0, many).voice().name())
        .isEqualTo("9");
  }
}
