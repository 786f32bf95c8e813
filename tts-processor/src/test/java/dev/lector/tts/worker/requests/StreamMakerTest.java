package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.AudioFormat;
import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.ScriptedSynthesizer;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import dev.lector.tts.worker.segments.Segments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is heard of a stream and what is stored, with several workers at one store. */
class StreamMakerTest {
  private static final String TEXT = "one|two|three";

  @TempDir Path directory;

  private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
  private final WorkerConfig config = WorkerSuite.offline("streams");
  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private Segments segments;
  private AudioStore store;

  @BeforeEach
  void open() throws Exception {
    store = AudioStores.create(Map.of("dir", directory.toString()));
    segments = new Segments(config, registry, metrics, Tracing.off(), Clock.systemUTC(), producer);
  }

  @AfterEach
  void close() {
    segments.close();
    store.close();
  }

  @Test
  void whoAbandonsAStreamLeavesWhatAnotherOfTheSameTextGoesOnWith() throws Exception {
    synthesizer.whenSynthesizing(
        "three",
        () -> {
          throw new SpeechException(SpeechException.Reason.OUT_OF_MEMORY, "dies here", true);
        });
    assertThatThrownBy(
            () -> stream(worker(synthesizer), request("a", TEXT), 1, new AtomicBoolean()))
        .hasMessage("dies here");
    AtomicBoolean left = new AtomicBoolean();
    synthesizer.whenSynthesizing("three", () -> left.set(true));
    assertThatThrownBy(() -> stream(worker(synthesizer), request("b", TEXT), 1, left))
        .isInstanceOf(AbandonedException.class);
    synthesizer.whenSynthesizing("three", () -> {});

    SpeechSynthesized speech =
        stream(worker(synthesizer), request("a", TEXT), 2, new AtomicBoolean());

    assertThat(heard("a")).isEqualTo(stored(speech));
  }

  @Test
  void segmentsNameTheObjectThatIsStored() throws Exception {
    SpeechSynthesized speech =
        stream(worker(synthesizer), request("a", TEXT), 1, new AtomicBoolean());

    AudioKey key = store.keyOf(URI.create(speech.getAudio().getUri())).orElseThrow();
    assertThat(sent("a")).hasSize(4).allMatch(s -> s.getAudioKey().equals(key.value()));
    var _ = stream(worker(synthesizer), request("b", TEXT), 1, new AtomicBoolean());
    assertThat(sent("b")).isNotEmpty().allMatch(s -> s.getAudioKey().equals(key.value()));
  }

  @Test
  void anMp3HasOtherBytesAsAStreamAndNeitherIsEverTakenForTheOther() throws Exception {
    SynthesisConfig starter =
        new SynthesisConfig(
                null,
                Map.of(),
                SynthesisConfig.STARTER_VOICE,
                Device.CPU,
                1,
                1,
                BatchLimits.AUTOMATIC,
                1_000)
            .withPhonemes(Phonemizers.Mode.LEXICON);
    try (Synthesizer real = Synthesizers.create(starter)) {
      SpeechMaker maker = worker(real);
      SpeechSynthesized streamed =
          stream(maker, mp3("a", "Streamed first."), 1, new AtomicBoolean());
      SpeechSynthesized plain = make(maker, mp3("b", "Streamed first."));

      assertThat(heard("a")).isEqualTo(stored(streamed)).isNotEqualTo(stored(plain));
      assertThat(plain.getAudio().getUri()).isNotEqualTo(streamed.getAudio().getUri());
      assertThat(plain.getCached()).isFalse();
      assertThat(new String(stored(plain), 0, 200, ISO_8859_1)).containsAnyOf("Xing", "Info");
      assertThat(new String(stored(streamed), 0, 200, ISO_8859_1)).doesNotContain("Xing", "Info");
      assertThat(stream(maker, mp3("c", "Streamed first."), 1, new AtomicBoolean()).getAudio())
          .as("its own object again")
          .isEqualTo(streamed.getAudio());

      SpeechSynthesized first = make(maker, mp3("d", "Stored first."));
      SpeechSynthesized again = stream(maker, mp3("e", "Stored first."), 1, new AtomicBoolean());
      assertThat(again.getAudio()).isEqualTo(first.getAudio());
      assertThat(heard("e")).isEqualTo(stored(first));
    }
  }

  private SpeechMaker worker(Synthesizer speaker) {
    return new SpeechMaker(speaker, store, true, 1, metrics, new WorkTraces(Tracing.off()));
  }

  private SpeechSynthesized stream(
      SpeechMaker maker, SpeechRequested request, int attempt, AtomicBoolean left)
      throws Exception {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(Topics.REQUESTS, 0, 0, new byte[0], new byte[0]);
    Listening listening = new Listening(segments.open(record, request, attempt), left::get);
    return maker.stream(request, Priority.INTERACTIVE, Timing.of(0, 0), listening);
  }

  private static SpeechSynthesized make(SpeechMaker maker, SpeechRequested request)
      throws Exception {
    return maker.make(request, Priority.INTERACTIVE, Timing.of(0, 0));
  }

  private static SpeechRequested request(String id, String text) {
    return SpeechRequested.newBuilder().setRequestId(id).setText(text).setStream(true).build();
  }

  private static SpeechRequested mp3(String id, String text) {
    return SpeechRequested.newBuilder(request(id, text)).setFormat(AudioFormat.MP3).build();
  }

  private List<AudioSegment> sent(String id) {
    try (SpecificAvroDeserializer<AudioSegment> deserializer =
        new SpecificAvroDeserializer<>(registry, AudioSegment.class)) {
      deserializer.configure(config.registry(), false);
      return producer.history().stream()
          .map(record -> deserializer.deserialize(record.topic(), record.value()))
          .filter(segment -> segment.getRequestId().equals(id))
          .toList();
    }
  }

  /** What a listener has who takes bytes in the order of their offsets. */
  private byte[] heard(String id) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    for (AudioSegment segment : sent(id)) {
      ByteBuffer audio = segment.getAudio();
      int had = (int) Math.min(audio.remaining(), heard.size() - segment.getByteOffset());
      assertThat(had).as("no gap").isNotNegative();
      audio.position(audio.position() + had);
      byte[] bytes = new byte[audio.remaining()];
      audio.get(bytes);
      heard.writeBytes(bytes);
    }
    return heard.toByteArray();
  }

  private byte[] stored(SpeechSynthesized speech) throws Exception {
    AudioKey key = store.keyOf(URI.create(speech.getAudio().getUri())).orElseThrow();
    try (InputStream in = store.open(key, 0, speech.getAudio().getBytes())) {
      return in.readAllBytes();
    }
  }
}
