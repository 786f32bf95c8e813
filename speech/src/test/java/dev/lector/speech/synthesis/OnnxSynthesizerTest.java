package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.TimedWord;
import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.SourceRange;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.Gender;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxSynthesizerTest {
  private static final String DEFAULT_DESCRIPTION =
      "A male speaker delivers a slightly expressive and animated speech with a moderate speed and"
          + " pitch.";
  private static final String FOX = "The quick brown fox jumps over the lazy dog.";

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    Map<String, String> aliases =
        Map.of("parler-tts/parler-tts-large-v1", SynthesisConfig.STARTER_VOICE);
    synthesizer = Synthesizers.create(StarterVoice.config(aliases));
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void whatCanBeAskedForIsTold() {
    assertThat(synthesizer.capabilities())
        .isEqualTo(
            new Capabilities(
                "cpu",
                "en_US-starter-low",
                List.of(
                    new Capabilities.Model(
                        "en_US-starter-low",
                        List.of("parler-tts/parler-tts-large-v1", "starter"),
                        16_000,
                        List.of(
                            new Capabilities.Speaker("slt", "en-US", Gender.FEMALE),
                            new Capabilities.Speaker("rms", "en-US", Gender.MALE),
                            new Capabilities.Speaker("awb", "en-US", Gender.MALE))))));
  }

  @Test
  void aSentenceBecomesAWavFile() throws Exception {
    PreparedSpeech speech = synthesizer.prepare(order(FOX));
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);

    assertThat(speech.modelId()).isEqualTo("en_US-starter-low");
    assertThat(speech.voice()).isEqualTo("rms");
    assertThat(speech.speed()).isEqualTo(1.0);
    assertThat(speech.contentType()).isEqualTo("audio/wav");
    assertThat(speech.address()).endsWith(".wav");
    WavHeader header = WavHeader.read(new ByteArrayInputStream(audio.bytes()));
    assertThat(header.sampleRate()).isEqualTo(audio.sampleRate()).isEqualTo(16_000);
    assertThat(header.durationMs()).isEqualTo(audio.durationMs()).isBetween(2_000L, 5_000L);
    assertThat(audio.channels()).isEqualTo(1);
  }

  @Test
  void whatDecidesTheSoundDecidesTheAddress() throws Exception {
    String key = key(FOX, "", "", 1.0);

    assertThat(key(FOX, "", "", 1.0)).isEqualTo(key);
    assertThat(key(FOX, "", "a slt voice", 1.0)).as("the voice it has anyway").isEqualTo(key);
    assertThat(key("  " + FOX + "\n", "", "", 1.0)).as("the same words").isEqualTo(key);
    assertThat(
            List.of(
                key(FOX, "rms", "", 1.0),
                key(FOX, "", "", 1.5),
                key("Another one.", "", "", 1.0),
                key(FOX, "", "slow", 1.0)))
        .doesNotHaveDuplicates()
        .doesNotContain(key);
  }

  @Test
  void slowerSpeechTakesLonger() throws Exception {
    long normal = milliseconds(FOX, "slt", 1.0);

    assertThat(milliseconds(FOX, "slt", 0.5)).isGreaterThan(normal * 3 / 2);
    assertThat(milliseconds(FOX, "slt", 2.0)).isLessThan(normal * 3 / 4);
    assertThat(milliseconds(FOX, "slt", 0.25)).isGreaterThan(normal * 5 / 2);
    assertThat(milliseconds(FOX, "slt", 4.0)).isLessThan(normal / 2);
  }

  @Test
  void aliasesAreModels() throws Exception {
    PreparedSpeech speech =
        synthesizer.prepare(
            new SpeechOrder(
                FOX, "parler-tts/parler-tts-large-v1", DEFAULT_DESCRIPTION, "", "en", 1.0));

    assertThat(speech.modelId()).isEqualTo("en_US-starter-low");
  }

  @Test
  void whatCannotBeSpokenIsRejectedWithItsReason() {
    assertRejected(
        new SpeechOrder(FOX, "gpt", "", "", "", 1.0), Reason.UNKNOWN_MODEL, "en_US-starter-low");
    assertRejected(
        new SpeechOrder(FOX, "", "", "bob", "", 1.0), Reason.UNKNOWN_VOICE, "slt, rms, awb");
    assertRejected(new SpeechOrder(FOX, "", "", "", "de-DE", 1.0), Reason.UNKNOWN_VOICE, "en-US");
    assertRejected(new SpeechOrder(FOX, "", "", "", "", 0.2), Reason.INVALID_SPEED, "0.25 and 4.0");
    assertRejected(
        new SpeechOrder(FOX, "", "", "", "", Double.NaN), Reason.INVALID_SPEED, "0.25 and 4.0");
    assertRejected(new SpeechOrder("", "", "", "", "", 1.0), Reason.INVALID_TEXT, "");
    assertRejected(
        new SpeechOrder("a".repeat(20_001), "", "", "", "", 1.0),
        Reason.TEXT_TOO_LONG,
        "The text has 20001 characters; at most 20000");
  }

  @Test
  void theLimitCountsCharactersAsPeopleDo() throws Exception {
    // 20,000 code points, but more chars.
    String text = "hello ".repeat(3_332) + "\uD83D\uDE00".repeat(8);

    assertThat(text.length()).isGreaterThan(20_000);
    assertThat(synthesizer.prepare(order(text)).address()).isNotNull();
  }

  @Test
  void everyWordHasATimeAndAPlaceInTheTextAsItWasWritten() throws Exception {
    String text = "It costs $5. Dr. Smith paid.";
    List<Sentence> sentences = new TextFrontEnd().read(text).sentences();

    SpeechAudio audio = synthesizer.prepare(order(text)).synthesize(Priority.INTERACTIVE);

    List<String> written = new ArrayList<>();
    long before = 0;
    for (TimedWord word : audio.times().words()) {
      Sentence sentence = sentences.get(word.sentence());
      SourceRange source = sentence.source(word.start(), word.end());
      String spoken = sentence.words().substring(word.start(), word.end());
      written.add(spoken + "=" + text.substring(source.start(), source.end()));
      assertThat(word.startMs()).isGreaterThanOrEqualTo(before);
      assertThat(word.endMs()).isGreaterThan(word.startMs());
      before = word.endMs();
    }
    assertThat(before).isLessThan(audio.durationMs());
    assertThat(written)
        .containsExactly(
            "It=It",
            "costs=costs",
            "five=$5",
            "dollars=$5",
            "Doctor=Dr.",
            "Smith=Smith",
            "paid=paid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "...",
        "\uD83D\uDE00",
        "\u0000\u0007",
        "مرحبا بالعالم",
        "HELLO WORLD",
        "a",
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        "x = 3.14159; y <= 10^6 && z != 'q'",
        "Strč prst skrz krk.",
        "1234567890123456789012345678901234567890"
      })
  void strangeTextsAreSpokenOrRejectedButNeverSilent(String text) throws Exception {
    try {
      SpeechAudio audio = synthesizer.prepare(order(text)).synthesize(Priority.INTERACTIVE);
      assertThat(audio.durationMs()).isGreaterThan(200);
      assertThat(loudest(audio)).isGreaterThan(1_000);
    } catch (SpeechException e) {
      assertThat(e.reason()).isEqualTo(Reason.INVALID_TEXT);
      assertThat(e.retryable()).isFalse();
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void manyAtOnceGetTheirOwnAudio() throws Exception {
    List<String> words =
        List.of("one.", "one two three.", "one two three four five six seven eight nine ten.");
    List<Long> alone = new ArrayList<>();
    for (String text : words) {
      alone.add(milliseconds(text, "rms", 1.0));
    }
    List<Future<Long>> together = new ArrayList<>();
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        String text = words.get(i % words.size());
        Callable<Long> speak = () -> milliseconds(text, "rms", 1.0);
        together.add(lanes.submit(speak));
      }
    }
    for (int i = 0; i < together.size(); i++) {
      assertThat((double) together.get(i).get())
          .isCloseTo(alone.get(i % words.size()), within(40.0));
    }
  }

  @Test
  void anInterruptEndsALongSynthesis() throws Exception {
    PreparedSpeech speech = synthesizer.prepare(order("This takes a while to say. ".repeat(700)));
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread lane = Thread.ofVirtual().start(speaking(speech, end));
    lane.interrupt();
    lane.join();

    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(milliseconds(FOX, "rms", 1.0)).as("the model still works").isPositive();
  }

  @Test
  void anInterruptDuringARunEndsTheSynthesisBehindThatRun() throws Exception {
    PreparedSpeech speech = synthesizer.prepare(order("This takes a while to say. ".repeat(30)));
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread lane = Thread.ofPlatform().start(speaking(speech, end));
    // There it runs the model, or waits until somebody else has.
    Awaitility.await()
        .until(() -> !lane.isAlive() || isIn("dev.lector.speech.model.piper.PiperEngine", lane));
    lane.interrupt();
    lane.join();

    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(milliseconds(FOX, "rms", 1.0)).as("the model still works").isPositive();
  }

  private static Runnable speaking(PreparedSpeech speech, AtomicReference<Throwable> end) {
    return () -> {
      try {
        speech.synthesize(Priority.INTERACTIVE);
      } catch (SpeechException | InterruptedException e) {
        end.set(e);
      }
    };
  }

  private static boolean isIn(String type, Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(type));
  }

  private static SpeechOrder order(String text) {
    return new SpeechOrder(text, "", DEFAULT_DESCRIPTION, "", "", 1.0);
  }

  private static String key(String text, String voice, String description, double speed)
      throws Exception {
    return synthesizer.prepare(new SpeechOrder(text, "", description, voice, "", speed)).address();
  }

  private static long milliseconds(String text, String voice, double speed) throws Exception {
    return synthesizer
        .prepare(new SpeechOrder(text, "", "", voice, "", speed))
        .synthesize(Priority.INTERACTIVE)
        .durationMs();
  }

  private static int loudest(SpeechAudio audio) {
    int loudest = 0;
    byte[] bytes = audio.bytes();
    for (int i = WavHeader.BYTES; i < bytes.length; i += 2) {
      loudest = Math.max(loudest, Math.abs((short) ((bytes[i] & 0xFF) | bytes[i + 1] << 8)));
    }
    return loudest;
  }

  private static void assertRejected(SpeechOrder order, Reason reason, String words) {
    assertThatThrownBy(() -> synthesizer.prepare(order))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.retryable()).isFalse();
            })
        .hasMessageContaining(words);
  }
}
