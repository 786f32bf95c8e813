package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.Audio;
import dev.lector.events.AudioFormat;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.TextType;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.audio.PcmFormat;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.telemetry.Tracing;
import dev.lector.times.TimesDocument;
import dev.lector.tts.worker.ScriptedSynthesizer;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechMakerTest {
  @TempDir Path directory;

  private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  private AudioStore store;
  private SpeechMaker maker;

  @BeforeEach
  void open() throws Exception {
    store = AudioStores.create(Map.of("dir", directory.toString()));
    maker = maker(false);
  }

  private SpeechMaker maker(boolean shared) {
    return new SpeechMaker(
        synthesizer,
        store,
        shared,
        1,
        new WorkerMetrics(new SimpleMeterRegistry()),
        new WorkTraces(Tracing.off()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsKnownOfAudioIsNotReadFromIt() throws Exception {
    Audio made = make("hello").getAudio();
    Path file = Path.of(URI.create(made.getUri()));
    Files.write(file, new byte[Math.toIntExact(made.getBytes())]);

    SpeechSynthesized again = make("hello");

    assertThat(again.getCached()).isTrue();
    assertThat(again.getAudio()).isEqualTo(made);
    assertThat(made.getDurationMs()).isEqualTo(50);
  }

  @Test
  void audioIsMadeAgainBeforeWhatIsThereIsTooOldToBePromised() throws Exception {
    AtomicLong passed = new AtomicLong();
    InstantSource clock = () -> Instant.parse("2026-01-02T03:04:05Z").plusSeconds(passed.get());
    Map<String, String> config = Map.of("dir", directory.toString(), "retention", "PT100H");
    store.close();
    store = AudioStores.create(config, clock.withZone(ZoneOffset.UTC));
    maker = maker(false);

    SpeechSynthesized made = make("hello");
    SpeechSynthesized again = make("hello");
    passed.set(Duration.ofHours(26).toSeconds());
    SpeechSynthesized later = make("hello");

    assertThat(again.getCached()).isTrue();
    assertThat(again.getAudio()).isEqualTo(made.getAudio());
    assertThat(later.getCached()).isFalse();
    assertThat(later.getAudio().getUri()).isNotEqualTo(made.getAudio().getUri());
    assertThat(later.getAudio().getSha256()).isEqualTo(made.getAudio().getSha256());
  }

  @Test
  void audioThatAnOlderVersionStoredTellsItself() throws Exception {
    Audio made = make("hello").getAudio();
    Files.delete(Path.of(URI.create(made.getUri())).resolveSibling("facts.json"));

    assertThat(make("hello").getAudio()).isEqualTo(made);
  }

  @Test
  void audioWhoseFormatDoesNotTellIsMadeOnceMoreToLearnWhatItIs() throws Exception {
    synthesizer.speakAs(new PcmFormat());
    Audio made = make("hello").getAudio();
    assertThat(made.getContentType()).isEqualTo("audio/pcm");
    assertThat(made.getBytes()).isEqualTo(2 * 5 * ScriptedSynthesizer.SAMPLES_PER_CHARACTER);
    assertThat(make("hello").getAudio()).isEqualTo(made);
    assertThat(synthesizer.timesSynthesised("hello")).isEqualTo(1);
    Files.delete(Path.of(URI.create(made.getUri())).resolveSibling("facts.json"));

    assertThat(make("hello").getAudio()).isEqualTo(made);
    assertThat(synthesizer.timesSynthesised("hello")).isEqualTo(2);
  }

  @Test
  void theTimesOfWordsAreKeptBesideTheAudio() throws Exception {
    AudioKey key = store.keyOf(URI.create(make("hello").getAudio().getUri())).orElseThrow();

    assertThat(store.words(key)).contains("{\"sentences\":[[0,0,50]],\"words\":[[0,0,5,0,50]]}");
  }

  @Test
  void theEventSaysWhereTheTimesOfItsTextAre() throws Exception {
    SpeechSynthesized made = make("hello");

    TimesDocument.Part all = new TimesDocument.Part("hello", "hello", 0, 5, 0, 50);
    assertThat(times(made))
        .isEqualTo(new TimesDocument("hello", false, 50, List.of(all), List.of(all), List.of()));
    SpeechSynthesized again = make("hello");
    assertThat(again.getCached()).isTrue();
    assertThat(again.getTimes()).isEqualTo(made.getTimes());
  }

  @Test
  void ofAudioThatIsMadeAgainAfterItWasErasedTheTimesAreKeptAgainToo() throws Exception {
    erase(make("hello"));

    SpeechSynthesized again = make("hello");

    assertThat(again.getCached()).isFalse();
    assertThat(times(again).text()).isEqualTo("hello");
  }

  @Test
  void timesThatAreErasedAreNotTakenToBeThereThoughOthersHaveMadeTheAudioAgain() throws Exception {
    synthesizer.sayAlike("5", "five");
    SpeechSynthesized made = make("five");
    erase(made);
    make("5");

    maker.erased(List.of(made.getTimes().getUri()));

    SpeechSynthesized again = make("five");
    assertThat(times(again).text()).isEqualTo("five");
  }

  private void erase(SpeechSynthesized speech) throws Exception {
    for (String uri : List.of(speech.getAudio().getUri(), speech.getTimes().getUri())) {
      store.remove(store.keyOf(URI.create(uri)).orElseThrow());
    }
  }

  @Test
  void cachedAudioHasTimesForEachTextThatItBelongsTo() throws Exception {
    SpeechSynthesized one = make("five");
    synthesizer.sayAlike("5 😀", "five");
    SpeechSynthesized other = make("5 😀");

    assertThat(other.getCached()).isTrue();
    assertThat(other.getAudio()).isEqualTo(one.getAudio());
    assertThat(times(one).text()).isEqualTo("five");
    assertThat(times(other).words())
        .containsExactly(new TimesDocument.Part("5 😀", "5 😀", 0, 3, 0, 40));
  }

  @Test
  void timesAreTheTenantsOwnWhereTenantsShareTheirAudio() throws Exception {
    maker = maker(true);

    SpeechSynthesized acme = make("hello", "acme");
    SpeechSynthesized globex = make("hello", "globex");

    assertThat(globex.getAudio()).isEqualTo(acme.getAudio());
    assertThat(globex.getTimes()).isNotEqualTo(acme.getTimes());
    assertThat(times(globex)).isEqualTo(times(acme));
  }

  @Test
  void audioOfWhichNobodyKeptTheTimesHasNone() throws Exception {
    Audio made = make("hello").getAudio();
    Files.delete(Path.of(URI.create(made.getUri())).resolveSibling("words.json"));

    SpeechSynthesized later = make("hello", "");
    assertThat(later.getTimes()).as("kept before").isNotNull();
    synthesizer.sayAlike("HELLO", "hello");
    assertThat(make("HELLO").getTimes()).isNull();
  }

  @Test
  void whatMayNotSoundAsMeantIsInTheEvent() throws Exception {
    synthesizer.warn("hello", "Nobody knows how to say it.");
    assertThat(make("hello").getWarnings()).containsExactly("Nobody knows how to say it.");
    assertThat(make("hello").getWarnings()).as("cached").hasSize(1);
    assertThat(make("other").getWarnings()).isEmpty();
  }

  @Test
  void howATextIsWrittenDecidesWhatItSaysAndWhoseTimesTheyAre() throws Exception {
    String text = "<speak>Hello</speak>";
    synthesizer.sayAlike(text, text);
    assertThat(times(make(request(text, TextType.AUTO))).ssml()).isTrue();
    assertThat(times(make(request(text, TextType.SSML))).ssml()).isTrue();
    assertThat(times(make(request(text, TextType.PLAIN))).ssml()).isFalse();
    assertThatThrownBy(() -> make(request("Tom & Jerry", TextType.SSML)))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(e.reason()).isEqualTo(SpeechException.Reason.INVALID_TEXT))
        .hasMessageStartingWith("SSML, line 1, column ");
  }

  private static SpeechRequested request(String text, TextType type) {
    return SpeechRequested.newBuilder()
        .setRequestId("r")
        .setText(text)
        .setTextType(type)
        .setRequestedAt(Instant.EPOCH)
        .build();
  }

  private SpeechSynthesized make(SpeechRequested request) throws Exception {
    return maker.make(request, Priority.INTERACTIVE, Timing.of(0, 0));
  }

  private TimesDocument times(SpeechSynthesized speech) throws Exception {
    AudioKey key = store.keyOf(URI.create(speech.getTimes().getUri())).orElseThrow();
    assertThat(store.find(key).orElseThrow().contentType()).isEqualTo("application/json");
    try (InputStream in = store.open(key, 0, speech.getTimes().getBytes())) {
      return TimesDocument.parse(in.readAllBytes());
    }
  }

  @Test
  void theFormatOfTheRequestIsAskedFor() throws Exception {
    SpeechRequested request =
        SpeechRequested.newBuilder()
            .setRequestId("r")
            .setText("hello")
            .setFormat(AudioFormat.MP3)
            .setSampleRate(44_100)
            .setBitRate(128_000)
            .build();
    maker.make(request, Priority.INTERACTIVE, Timing.of(0, 0));

    assertThat(synthesizer.orders()).extracting("format").containsExactly("MP3");
    assertThat(synthesizer.orders())
        .extracting("encoding")
        .containsExactly(new EncodingSettings(44_100, 128_000));
  }

  @Test
  void theLoudnessOfTheRequestIsAskedForAndCheckedHereToo() throws Exception {
    SpeechRequested request = request("hello", TextType.AUTO);
    var _ = make(SpeechRequested.newBuilder(request).setLoudness(-16.0).build());
    assertThat(synthesizer.orders()).extracting("loudness").containsExactly(new Loudness(-16, -1));
    assertThatThrownBy(() -> make(SpeechRequested.newBuilder(request).setLoudness(-40.0).build()))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> assertThat(RejectionCodes.of(e.reason())).isEqualTo(RejectionCode.INVALID_REQUEST))
        .hasMessageContaining("-30.0 and -8.0");
  }

  @Test
  void inlineMarkupIsReadWhereTheRequestSaysSo() throws Exception {
    var _ = make(request("[[ˈlɛktɚ]]", TextType.INLINE));
    var _ = make(request("[[ˈlɛktɚ]]", TextType.AUTO));
    assertThat(synthesizer.orders())
        .extracting(order -> order.script().sounds().size())
        .containsExactly(1, 0);
  }

  @Test
  void whatWaitsWhileItsModelIsReplacedIsPreparedAgain() throws Exception {
    AtomicInteger left = new AtomicInteger(2);
    synthesizer.whenSynthesizing(
        "hello",
        () -> {
          if (left.getAndDecrement() > 0) {
            throw new SpeechException(SpeechException.Reason.MODEL_REPLACED, "replaced", true);
          }
        });

    assertThat(make("hello").getCached()).isFalse();
    assertThat(synthesizer.orders()).hasSize(3);
    left.set(Integer.MAX_VALUE);
    synthesizer.sayAlike("hello", "hello again");
    assertThatThrownBy(() -> make("hello"))
        .isInstanceOfSatisfying(SpeechException.class, e -> assertThat(e.retryable()).isTrue());
    assertThat(synthesizer.orders()).hasSize(6);
  }

  @Test
  void whoRepeatsATextAsksTheStoreForItsAudioAlone() throws Exception {
    List<String> calls = new ArrayList<>();
    AudioStore real = store;
    store =
        (AudioStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AudioStore.class},
                (_, method, arguments) -> {
                  calls.add(method.getName());
                  return method.invoke(real, arguments);
                });
    maker = maker(false);
    SpeechSynthesized made = make("hello");
    calls.clear();

    SpeechSynthesized again = make("hello");

    assertThat(again.getTimes()).isEqualTo(made.getTimes()).isNotNull();
    assertThat(calls).containsExactly("find");
  }

  private SpeechSynthesized make(String text) throws Exception {
    return make(text, "");
  }

  private SpeechSynthesized make(String text, String tenant) throws Exception {
    SpeechRequested request =
        SpeechRequested.newBuilder()
            .setRequestId("r-" + text)
            .setText(text)
            .setTenant(tenant)
            .setRequestedAt(Instant.EPOCH)
            .build();
    return maker.make(request, Priority.INTERACTIVE, Timing.of(0, 0));
  }
}
