package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.Audio;
import dev.lector.events.AudioFormat;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.PcmFormat;
import dev.lector.speech.batch.Priority;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.worker.ScriptedSynthesizer;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
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
    maker =
        new SpeechMaker(
            synthesizer,
            store,
            false,
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

    assertThat(store.words(key)).contains("[[0,0,5,0,50]]");
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

  private SpeechSynthesized make(String text) throws Exception {
    SpeechRequested request =
        SpeechRequested.newBuilder()
            .setRequestId("r-" + text)
            .setText(text)
            .setRequestedAt(Instant.EPOCH)
            .build();
    return maker.make(request, Priority.INTERACTIVE, Timing.of(0, 0));
  }
}
