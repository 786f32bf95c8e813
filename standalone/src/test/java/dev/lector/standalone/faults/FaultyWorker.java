package dev.lector.standalone.faults;

import dev.lector.audio.AudioFacts;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoredAudio;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A whole worker with the real voice, the real store and the real clients, and one {@link Fault}:
 * the points at which it is hit lie between the parts, where a signal from outside cannot aim.
 */
final class FaultyWorker {
  /** The environment variable that names the fault. */
  static final String FAULT = "FAULT";

  /** Texts with this word in them kill the worker, if that is its fault. */
  static final String POISON = "arsenic";

  /** What a worker says whose store fails just now. */
  static final String STORE_FAILS = "The store fails";

  /** What a worker says whose reply has gone where nobody reads it. */
  static final String REPLY_ASTRAY = "A reply goes astray";

  private static final Duration SLOW = Duration.ofSeconds(17);

  private FaultyWorker() {}

  public static void main(String[] args) throws Exception {
    Fault fault = fault();
    Map<String, String> settings = new HashMap<>();
    settings.put("lector.kafka.interceptor.classes", Interceptor.class.getName());
    TtsConfig config = TtsConfig.load(settings);
    Synthesizer voice =
        Synthesizers.create(
            new SynthesisConfig(
                    null,
                    Map.of(),
                    SynthesisConfig.STARTER_VOICE,
                    Device.parse("cpu"),
                    1,
                    1,
                    BatchLimits.AUTOMATIC,
                    20_000)
                .withPhonemes(Phonemizers.Mode.LEXICON));
    TtsWorker.start(
        config,
        new FaultySynthesizer(voice, fault),
        new FaultyStore(AudioStores.create(config.store()), fault));
    new CountDownLatch(1).await();
  }

  private static Fault fault() {
    return Fault.valueOf(System.getenv(FAULT));
  }

  /** SIGKILL to itself; does not return. */
  private static void die() {
    try {
      new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
      new CountDownLatch(1).await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("This process cannot kill itself", e);
    }
  }

  private record FaultySynthesizer(Synthesizer voice, Fault fault) implements Synthesizer {
    @Override
    public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
      if (fault == Fault.KILLED_AFTER_TAKE) {
        die();
      }
      return new FaultySpeech(voice.prepare(order), order.text(), fault);
    }

    @Override
    public void close() {
      voice.close();
    }
  }

  private record FaultySpeech(PreparedSpeech speech, String text, Fault fault)
      implements PreparedSpeech {
    @Override
    public String address() {
      return speech.address();
    }

    @Override
    public String contentType() {
      return speech.contentType();
    }

    @Override
    public String modelId() {
      return speech.modelId();
    }

    @Override
    public String voice() {
      return speech.voice();
    }

    @Override
    public double speed() {
      return speech.speed();
    }

    @Override
    public SpeechAudio synthesize(Priority priority) throws SpeechException, InterruptedException {
      if (fault == Fault.KILLED_DURING_SYNTHESIS
          || (fault == Fault.KILLED_BY_POISON && text.contains(POISON))) {
        Thread.ofPlatform().start(FaultyWorker::dieSoon);
      }
      return speech.synthesize(priority);
    }
  }

  private static void dieSoon() {
    try {
      Thread.sleep(Duration.ofMillis(5));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    die();
  }

  /** A store that does what the real one does, late, not always, or for the last time. */
  private static final class FaultyStore implements AudioStore {
    private final AudioStore store;
    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    FaultyStore(AudioStore store, Fault fault) {
      this.store = store;
      this.fault = fault;
    }

    @Override
    public StoredAudio put(
        AudioKey key, String contentType, byte[] bytes, @Nullable AudioFacts facts, String words)
        throws AudioStoreException {
      beforeCall();
      StoredAudio stored = store.put(key, contentType, bytes, facts, words);
      if (fault == Fault.KILLED_AFTER_STORE) {
        die();
      }
      return stored;
    }

    @Override
    public Optional<StoredAudio> find(AudioKey key) throws AudioStoreException {
      beforeCall();
      return store.find(key);
    }

    @Override
    public InputStream open(AudioKey key, long offset, long length) throws AudioStoreException {
      beforeCall();
      return store.open(key, offset, length);
    }

    @Override
    public void remove(AudioKey key) throws AudioStoreException {
      store.remove(key);
    }

    @Override
    public Optional<AudioKey> keyOf(URI uri) {
      return store.keyOf(uri);
    }

    @Override
    public Optional<URI> presign(AudioKey key, Duration validFor) throws AudioStoreException {
      return store.presign(key, validFor);
    }

    @Override
    public void close() {
      store.close();
    }

    private void beforeCall() throws AudioStoreException {
      if (fault == Fault.STORE_FAILS_EVERY_THIRD_CALL && calls.incrementAndGet() % 3 == 0) {
        System.out.println(STORE_FAILS);
        throw new AudioStoreException("This is the third call");
      }
      if (fault == Fault.STORE_IS_SLOW) {
        try {
          Thread.sleep(SLOW);
        } catch (InterruptedException e) {
          throw new AudioStoreException("Interrupted", e);
        }
      }
    }
  }

  /** Sees what the brokers have confirmed, and where replies go. */
  public static final class Interceptor implements ProducerInterceptor<byte[], byte[]> {
    /** Far from those that bridges claim first. */
    private static final int NOBODYS_PARTITION = 62;

    private static final AtomicInteger CONFIRMED = new AtomicInteger();

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> event) {
      boolean astray = fault() == Fault.REPLIES_GO_ASTRAY && event.topic().equals(Topics.REPLIES);
      if (astray) {
        System.out.println(REPLY_ASTRAY);
      }
      return astray
          ? new ProducerRecord<>(
              event.topic(), NOBODYS_PARTITION, event.key(), event.value(), event.headers())
          : event;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
      if (metadata.topic().equals(Topics.WORKERS)) {
        return; // A heartbeat, not what became of a request.
      }
      int confirmed = CONFIRMED.incrementAndGet();
      int last =
          switch (fault()) {
            case KILLED_AFTER_PUBLISH -> 1;
            case KILLED_BEFORE_ACKNOWLEDGE -> 2;
            default -> -1;
          };
      if (confirmed == last) {
        die();
      }
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
  }
}
