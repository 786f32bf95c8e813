package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.SourceRange;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a script says of parts of its text is heard, and when it is heard is told. */
class ScriptedSpeechTest {
  private static final String TEXT = "The boat is on the river, and the old man is in the boat.";
  private static final int COMMA = TEXT.indexOf(',') + 1;
  private static final SourceRange SECOND = new SourceRange(COMMA, TEXT.length());

  private static Synthesizer synthesizer;

  @BeforeAll
  static void create() throws Exception {
    synthesizer = Synthesizers.create(StarterVoice.config());
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  @Test
  void aScriptThatSaysNothingOfItsPartsIsPlainText() throws Exception {
    assertThat(prepare(Script.plain(TEXT)).address())
        .isEqualTo(synthesizer.prepare(SpeechOrder.of(TEXT)).address());
    assertThat(prepare(spanned("", 1, 1)).reading().spoken())
        .isEqualTo(synthesizer.prepare(SpeechOrder.of(TEXT)).reading().spoken());
  }

  @Test
  void aSpanIsSaidAtItsOwnPace() throws Exception {
    Timings even = timings(spanned("", 1, 1));
    Timings slow = timings(spanned("", 0.5, 1));

    assertThat((double) length(slow, 0, COMMA))
        .isCloseTo((double) length(even, 0, COMMA), within(150.0));
    assertThat(length(slow, COMMA, TEXT.length()))
        .isGreaterThan(length(even, COMMA, TEXT.length()) * 3 / 2);
  }

  @Test
  void aSpanIsSaidByItsOwnVoice() throws Exception {
    Script script = spanned("awb", 1, 1);
    PreparedSpeech speech = prepare(script);

    assertThat(speech.voice()).as("of the order").isNotEqualTo("awb");
    float[] mixed = samples(speech.synthesize(Priority.INTERACTIVE));
    float[] alone = samples(prepare(spanned("", 1, 1)).synthesize(Priority.INTERACTIVE));
    assertThat(mixed).isNotEqualTo(alone);
    assertThatThrownBy(() -> prepare(spanned("bob", 1, 1)))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(e.reason()).isEqualTo(SpeechException.Reason.UNKNOWN_VOICE))
        .hasMessageContaining("slt, rms, awb");
  }

  @Test
  void aSpanIsSaidAtItsOwnVolume() throws Exception {
    PreparedSpeech speech = prepare(spanned("", 1, 0.1));
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    Timings timings = speech.timings(audio);
    float[] samples = samples(audio);

    double first = loudness(samples, timings, audio.sampleRate(), 0, COMMA);
    double second = loudness(samples, timings, audio.sampleRate(), COMMA, TEXT.length());
    assertThat(second).isPositive().isLessThan(first / 4);
  }

  @Test
  void aBreakIsHeardWhereItStands() throws Exception {
    int at = TEXT.indexOf("river");
    Script script = new Script(TEXT, List.of(), List.of(new Script.Break(at, 1_500)), List.of());
    List<Timings.Word> words = timings(script).words();

    assertThat(words).extracting(Timings.Word::spoken).contains("the", "river");
    Timings.Word river =
        words.stream().filter(word -> word.source().start() == at).findFirst().orElseThrow();
    Timings.Word before = words.get(words.indexOf(river) - 1);
    assertThat(river.startMs() - before.endMs()).isGreaterThan(1_200);
  }

  @Test
  void wordsAndMarksAreToldWithTheirPlacesInTheTextAsWritten() throws Exception {
    String text = "It costs $5. Dr. Smith paid.";
    Script script =
        new Script(
            text,
            List.of(),
            List.of(),
            List.of(
                new Script.Mark(0, "begin"),
                new Script.Mark(text.indexOf("Dr."), "who"),
                new Script.Mark(text.length(), "end")));
    PreparedSpeech speech = prepare(script);
    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    Timings timings = speech.timings(audio);

    assertThat(timings.words())
        .extracting(
            word ->
                word.spoken() + "=" + text.substring(word.source().start(), word.source().end()))
        .containsExactly(
            "It=It",
            "costs=costs",
            "five=$5",
            "dollars=$5",
            "Doctor=Dr.",
            "Smith=Smith",
            "paid=paid");
    assertThat(timings.marks())
        .containsExactly(
            new Timings.Mark("begin", 0, timings.words().getFirst().startMs()),
            new Timings.Mark("who", text.indexOf("Dr."), timings.words().get(4).startMs()),
            new Timings.Mark("end", text.length(), audio.durationMs()));
  }

  @Test
  void sentencesAreToldWithTheirPlacesHoweverTheyWereCut() throws Exception {
    String text =
        "The boat that the old man had built in the winter, when the river was under the ice, and"
            + " that he had given to the children in the spring, when the water came back, was a"
            + " small one, but it was a good one, as all the people who had seen it said to him. So"
            + " they went out on the river.";
    Script script = new Script(text, List.of(), List.of(), List.of(new Script.Mark(1, "late")));
    PreparedSpeech speech = prepare(script);
    assertThat(speech.reading().sentences()).as("as said").hasSizeGreaterThan(2);

    SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
    Timings timings = speech.timings(audio);

    assertThat(timings.sentences())
        .extracting(it -> text.substring(it.source().start(), it.source().end()))
        .containsExactly(
            text.substring(0, text.indexOf(" So they")), "So they went out on the river.");
    Timings.Sentence first = timings.sentences().getFirst();
    Timings.Sentence last = timings.sentences().getLast();
    assertThat(first.startMs()).isEqualTo(50);
    assertThat(first.endMs()).isLessThan(last.startMs());
    assertThat(last.endMs()).isEqualTo(audio.durationMs() - 100);
    AudioTimes alone = new AudioTimes(audio.times().sentences(), List.of());
    assertThat(speech.timings(alone, audio.durationMs()).marks())
        .as("of a voice that does not tell its words")
        .containsExactly(new Timings.Mark("late", 1, last.startMs()));
  }

  @Test
  void whatWasKeptOfAnotherTextTellsNothing() throws Exception {
    SpeechAudio audio = prepare(Script.plain(TEXT)).synthesize(Priority.INTERACTIVE);
    PreparedSpeech another = prepare(Script.plain("Hello."));

    assertThat(another.timings(audio)).isEqualTo(Timings.UNKNOWN);
  }

  @Test
  void aWordIsNeverCut() throws Exception {
    int inside = TEXT.indexOf("river") + 2;
    Script script =
        new Script(
            TEXT,
            List.of(new Script.Span(new SourceRange(inside, COMMA), "awb", 1, 1)),
            List.of(),
            List.of());
    assertThat(prepare(script).reading().sentences())
        .extracting(Reading.Sentence::spoken)
        .containsExactly("The boat is on the river,", "and the old man is in the boat.");
  }

  @Test
  void whatASpanChangesChangesTheAddress() throws Exception {
    assertThat(
            List.of(
                prepare(spanned("", 1, 1)).address(),
                prepare(spanned("awb", 1, 1)).address(),
                prepare(spanned("", 1.5, 1)).address(),
                prepare(spanned("", 1, 0.5)).address(),
                prepare(Script.plain(TEXT)).address()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aScriptThatNobodyCanSayIsRefused() {
    assertThatThrownBy(() -> new Script.Span(SECOND, "", Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pace");
    assertThatThrownBy(() -> new Script.Span(SECOND, "", 1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 4.0");
    Script.Span all = new Script.Span(new SourceRange(0, TEXT.length()), "", 1, 1);
    Script.Span second = new Script.Span(SECOND, "", 1, 1);
    assertThatThrownBy(() -> new Script(TEXT, List.of(all, second), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("behind the span before it");
    assertThatThrownBy(
            () -> new Script("short", List.of(), List.of(new Script.Break(6, 10)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no place 6");
  }

  private static Script spanned(String voice, double pace, double volume) {
    return new Script(
        TEXT, List.of(new Script.Span(SECOND, voice, pace, volume)), List.of(), List.of());
  }

  private static PreparedSpeech prepare(Script script) throws Exception {
    return synthesizer.prepare(SpeechOrder.of(script));
  }

  private static Timings timings(Script script) throws Exception {
    PreparedSpeech speech = prepare(script);
    return speech.timings(speech.synthesize(Priority.INTERACTIVE));
  }

  /** Of the words written in a part, ms. */
  private static long length(Timings timings, int from, int to) {
    List<Timings.Word> words = wordsIn(timings, from, to);
    return words.getLast().endMs() - words.getFirst().startMs();
  }

  private static List<Timings.Word> wordsIn(Timings timings, int from, int to) {
    return timings.words().stream()
        .filter(word -> word.source().start() >= from && word.source().end() <= to)
        .toList();
  }

  private static double loudness(
      float[] samples, Timings timings, int sampleRate, int from, int to) {
    List<Timings.Word> words = wordsIn(timings, from, to);
    int first = (int) (words.getFirst().startMs() * sampleRate / 1000);
    int last = (int) (words.getLast().endMs() * sampleRate / 1000);
    double energy = 0;
    for (int i = first; i < last; i++) {
      energy += samples[i] * samples[i];
    }
    return Math.sqrt(energy / (last - first));
  }

  private static float[] samples(SpeechAudio audio) {
    byte[] bytes = audio.bytes();
    float[] samples = new float[(bytes.length - WavHeader.BYTES) / 2];
    for (int i = 0; i < samples.length; i++) {
      int at = WavHeader.BYTES + 2 * i;
      samples[i] = (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
    }
    return samples;
  }
}
