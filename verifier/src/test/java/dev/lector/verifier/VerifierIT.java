package dev.lector.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoredAudio;
import dev.lector.events.Audio;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Verdict;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.testing.TestBroker;
import dev.lector.times.TimesDocument;
import dev.lector.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier on a real broker, with a recogniser that answers from files named by the audio. */
class VerifierIT {
  private static final String REGISTRY = "mock://verifier-it";
  private static final String TEXT =
      "It was the best of times, it was the worst of times, it was the age of wisdom.";

  @TempDir static Path directory;
  private static TestBroker broker;
  private static AudioStore store;
  private static Path answers;
  private static KafkaProducer<byte[], byte[]> producer;
  private static KafkaConsumer<byte[], byte[]> consumer;
  private static final SpecificAvroSerializer<SpeechFinished> COMPLETIONS =
      new SpecificAvroSerializer<>();
  private static final SpecificAvroDeserializer<SpeechVerified> VERDICTS =
      new SpecificAvroDeserializer<>(SpeechVerified.class);
  private static final List<ConsumerRecord<byte[], byte[]>> SEEN = new ArrayList<>();

  private final List<Verifier> verifiers = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    store =
        AudioStores.create(Map.of("type", "file", "dir", directory.resolve("audio").toString()));
    answers = Files.createDirectories(directory.resolve("answers"));
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Map<String, String> registry = Map.of("schema.registry.url", REGISTRY);
    COMPLETIONS.configure(registry, false);
    VERDICTS.configure(registry, false);
    // The first one makes the topics.
    try (Verifier first = Verifier.start(config("first", Map.of()))) {
      await().atMost(Duration.ofSeconds(60)).until(first::ready);
    }
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.VERIFICATIONS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    producer.close();
    consumer.close();
    store.close();
    broker.close();
  }

  @AfterEach
  void stop() {
    verifiers.forEach(Verifier::close);
  }

  @Test
  void whatIsHeardIsComparedWithWhatWasToBeSaid() throws Exception {
    start(Map.of());
    publish("sound", TEXT, TEXT.toLowerCase(Locale.ROOT).replace(",", ""));
    publish("dropped", TEXT, "It was the best of times it was the age of wisdom");
    publish("looped", TEXT, TEXT + " it was the age it was the age it was the age");
    publish("slips", TEXT, TEXT.replace("best", "rest").replace("worst", "first"));

    assertThat(verdict("sound").getVerdict()).isEqualTo(Verdict.SOUND);
    SpeechVerified dropped = verdict("dropped");
    assertThat(dropped.getDifferingWords()).isEqualTo(6);
    assertThat(dropped.getVerdict()).isEqualTo(Verdict.SOUND);
    SpeechVerified looped = verdict("looped");
    assertThat(looped.getVerdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(looped.getDifferingWords()).isEqualTo(12);
    assertThat(looped.getHeard()).endsWith("it was the age");
    assertThat(looped.getExpected()).isEqualTo(TEXT);
    assertThat(looped.getBatchId()).isEqualTo("book");
    assertThat(looped.getTenant()).isEqualTo("acme");
    assertThat(looped.getSha256()).hasSize(64);
    assertThat(verdict("slips").getDifferingWords()).isEqualTo(1);
  }

  @Test
  void onlyCompletionsThatAskAreListenedTo() throws Exception {
    start(Map.of());
    send("silent", SpeechFinished.newBuilder(completion("silent", TEXT)).setVerify(false).build());
    producer
        .send(
            new ProducerRecord<>(
                Topics.COMPLETIONS, "x".getBytes(UTF_8), "no event".getBytes(UTF_8)))
        .get(30, SECONDS);
    publish("asked", TEXT, TEXT);
    assertThat(verdict("asked").getVerdict()).isEqualTo(Verdict.SOUND);
    assertThat(verdicts("silent")).isEmpty();
  }

  @Test
  void whatNobodyCanTellIsAVerdictOfItsOwn() throws Exception {
    start(Map.of("lector.verifier.limit", "2s"));
    send("unknown", completion("unknown", TEXT + " Nobody has an answer to it."));
    publish("hanging", TEXT + " It hangs.", "HANG");
    publish("silence", TEXT + " Silence.", "");
    SpeechFinished gone = completion("gone", TEXT);
    send(
        "gone",
        SpeechFinished.newBuilder(gone)
            .setOutcome(
                SpeechSynthesized.newBuilder((SpeechSynthesized) gone.getOutcome())
                    .setAudio(
                        Audio.newBuilder()
                            .setUri(directory.resolve("audio/gone.wav").toUri().toString())
                            .build())
                    .build())
            .build());
    SpeechFinished untimed = completion("untimed", TEXT);
    send(
        "untimed",
        SpeechFinished.newBuilder(untimed)
            .setOutcome(
                SpeechSynthesized.newBuilder((SpeechSynthesized) untimed.getOutcome())
                    .setTimes(null)
                    .build())
            .build());

    assertReason("unknown", "status 4: not in the table");
    assertReason("hanging", "longer than 2 s");
    assertThat(verdict("silence").getVerdict()).isEqualTo(Verdict.DOUBTFUL);
    assertReason("gone", "not in the store");
    assertReason("untimed", "Nobody knows how the text was to be spoken");
  }

  @Test
  void aRecogniserThatTakesLongerThanTheLockKeepsItsCompletion() throws Exception {
    start(Map.of("lector.verifier.lock", "1s"));
    start(Map.of("lector.verifier.lock", "1s"));
    publish("slow", TEXT + " Slowly.", "SLOW " + TEXT + " Slowly.");
    assertThat(verdict("slow").getVerdict()).isEqualTo(Verdict.SOUND);
    assertThat(Files.readAllLines(answers.resolve("slow.log"))).hasSize(1);
  }

  @Test
  void whatAVerifierHasInHandWhenItLeavesIsDoneByAnother() throws Exception {
    Verifier first = start(Map.of("lector.verifier.drain", "0s"));
    publish("moved", TEXT + " It moves.", "HANG ONCE " + TEXT + " It moves.");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(answers.resolve("once.log")));
    first.close();
    assertThat(verdicts("moved")).isEmpty();

    start(Map.of());
    assertThat(verdict("moved").getVerdict()).isEqualTo(Verdict.SOUND);
  }

  private void assertReason(String id, String reason) {
    SpeechVerified verdict = verdict(id);
    assertThat(verdict.getVerdict()).as(id).isEqualTo(Verdict.UNVERIFIED);
    assertThat(verdict.getReason()).as(id).contains(reason);
  }

  private Verifier start(Map<String, String> more) throws Exception {
    Verifier verifier = Verifier.start(config("v" + verifiers.size(), more));
    verifiers.add(verifier);
    await().atMost(Duration.ofSeconds(60)).until(verifier::ready);
    return verifier;
  }

  private static VerifierConfig config(String name, Map<String, String> more) throws Exception {
    Path script = directory.resolve("hear.sh");
    if (!Files.exists(script)) {
      Files.writeString(
          script,
          """
          cd "$1" || exit 9
          answer=$(sha256sum < "$2" | cut -c1-64)
          [ -e "$answer" ] || { echo not in the table >&2; exit 4; }
          read -r first rest < "$answer" || :
          case $first in
            HANG)
              case $rest in
                ONCE*) [ -e once.log ] && { echo "${rest#ONCE }"; exit; }; echo > once.log ;;
              esac
              sleep 600 ;;
            SLOW) echo >> slow.log; sleep 4; echo "$rest" ;;
            *) cat "$answer" ;;
          esac
          """);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("lector.kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("lector.registry.url", REGISTRY);
    settings.put("lector.store.dir", directory.resolve("audio").toString());
    settings.put("lector.verifier.name", name);
    settings.put("lector.verifier.port", "-1");
    settings.put("lector.verifier.lanes", "2");
    settings.put("lector.verifier.recogniser", "sh '%s' '%s' {audio}".formatted(script, answers));
    settings.putAll(more);
    return VerifierConfig.load(settings);
  }

  /** A completion, and what is heard of its audio. */
  private static void publish(String id, String text, String heard) throws Exception {
    SpeechFinished completion = completion(id, text);
    Audio audio = ((SpeechSynthesized) completion.getOutcome()).getAudio();
    Files.writeString(answers.resolve(audio.getSha256()), heard.isEmpty() ? "" : heard + "\n");
    send(id, completion);
  }

  private static void send(String id, SpeechFinished completion) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                Topics.COMPLETIONS,
                id.getBytes(UTF_8),
                COMPLETIONS.serialize(Topics.COMPLETIONS, completion)))
        .get(30, SECONDS);
  }

  /** Of audio that is stored, with its times. The audio is its id: nobody listens to sound here. */
  private static SpeechFinished completion(String id, String text) throws Exception {
    StoredAudio audio = store.put(key(id, "wav"), "audio/wav", id.getBytes(UTF_8));
    TimesDocument times =
        new TimesDocument(
            text,
            false,
            1_000,
            List.of(new TimesDocument.Part(text, text, 0, text.length(), 0, 1_000)),
            List.of(),
            List.of());
    StoredAudio words =
        store.put(key(id + text, "json"), TimesDocument.CONTENT_TYPE, times.toJson());
    return SpeechFinished.newBuilder()
        .setRequestId(id)
        .setTenant("acme")
        .setBatchId("book")
        .setItem(1)
        .setVerify(true)
        .setOutcome(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri(audio.uri().toString())
                        .setSha256(audio.sha256())
                        .setBytes(audio.bytes())
                        .build())
                .setTimes(
                    SpeechTimes.newBuilder()
                        .setUri(words.uri().toString())
                        .setBytes(words.bytes())
                        .build())
                .setLanguage("en")
                .build())
        .build();
  }

  private static AudioKey key(String text, String extension) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return new AudioKey(HexFormat.of().formatHex(digest) + "." + extension);
  }

  private static SpeechVerified verdict(String id) {
    await(id)
        .atMost(Duration.ofSeconds(90))
        .pollInSameThread()
        .until(() -> !verdicts(id).isEmpty());
    assertThat(verdicts(id)).hasSize(1);
    return verdicts(id).getFirst();
  }

  private static List<SpeechVerified> verdicts(String id) {
    consumer.poll(Duration.ofMillis(100)).forEach(SEEN::add);
    return SEEN.stream()
        .filter(record -> new String(record.key(), UTF_8).equals(id))
        .map(record -> VERDICTS.deserialize(record.topic(), record.value()))
        .toList();
  }
}
