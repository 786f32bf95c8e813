package dev.lector.bench.farm;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.Wait;
import dev.lector.events.Audio;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.ledger.Ledger;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.outcomes.Outcomes;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A ledger that knows some jobs, on a broker of its own. */
final class LedgerUnderTest implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String DIGEST = "0".repeat(64);
  private static final int AT_ONCE = 5_000;

  private final int jobs;
  private final BrokerProcess broker;
  private final Wire wire;
  private final SpecificAvroSerializer<SpeechFinished> outcomes;
  private final SpecificAvroDeserializer<Job> jobReader;
  private final KafkaProducer<String, byte[]> producer;
  private final Ledger ledger;
  private final HttpConnections http;
  private final Set<Long> threads;
  private final AtomicInteger ended = new AtomicInteger();
  private final Ends ends;
  private int sent;

  /** Starts a broker and a ledger, and gives it this many jobs. */
  LedgerUnderTest(Path directory, int jobs, Wire wire) throws Exception {
    this.jobs = jobs;
    this.wire = wire;
    Files.createDirectories(directory);
    this.broker = BrokerProcess.start(directory);
    this.outcomes = new SpecificAvroSerializer<>();
    this.jobReader = new SpecificAvroDeserializer<>(Job.class);
    jobReader.configure(Map.of("schema.registry.url", wire.url()), false);
    outcomes.configure(Map.of("schema.registry.url", wire.url()), false);
    this.producer = Clients.producer(broker.bootstrapServers());
    Set<Long> others = threads();
    this.ledger =
        Ledger.start(
            LedgerConfig.load(
                Map.of(
                    "lector.kafka.bootstrap.servers",
                    broker.bootstrapServers(),
                    "lector.registry.url",
                    wire.url(),
                    "lector.ledger.dir",
                    directory.resolve("ledger").toString(),
                    "lector.ledger.host",
                    "localhost",
                    "lector.ledger.port",
                    "0",
                    "lector.ledger.partitions",
                    "1")));
    if (!Wait.until(ledger::ready)) {
      throw new IllegalStateException("The ledger does not get ready");
    }
    this.http = new HttpConnections(ledger.port());
    this.ends = new Ends(broker.bootstrapServers(), Topics.JOBS, (record, _) -> note(record));
    for (int rest = jobs; rest > 0; rest -= AT_ONCE) {
      fold(Math.min(rest, AT_ONCE));
    }
    Set<Long> mine = threads();
    mine.removeAll(others);
    this.threads = Set.copyOf(mine);
  }

  private static Set<Long> threads() {
    return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toSet());
  }

  private void note(ConsumerRecord<String, byte[]> record) {
    Job job = Objects.requireNonNull(jobReader.deserialize(record.topic(), record.value()));
    if (job.getState() != JobState.QUEUED) {
      ended.incrementAndGet();
    }
  }

  /** How many jobs it was given at first. */
  int jobs() {
    return jobs;
  }

  /** Sends requests with their outcomes and waits until each is a job. */
  private void fold(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Task task = new Task(0, sent++, 0);
      var _ = producer.send(new ProducerRecord<>(Topics.REQUESTS, task.id(), wire.encode(task)));
      var _ =
          producer.send(new ProducerRecord<>(Topics.COMPLETIONS, task.id(), outcome(task.id())));
    }
    producer.flush();
    while (ended.get() < sent) {
      Thread.sleep(5);
    }
  }

  private byte[] outcome(String id) {
    return Objects.requireNonNull(
        outcomes.serialize(
            Topics.COMPLETIONS,
            Outcomes.of(id)
                .setFinishedAt(Instant.now())
                .setOutcome(
                    SpeechSynthesized.newBuilder()
                        .setAudio(
                            Audio.newBuilder()
                                .setUri("memory:" + id)
                                .setContentType("audio/wav")
                                .setBytes(64)
                                .setSha256(DIGEST)
                                .setSampleRate(16_000)
                                .setChannels(1)
                                .setDurationMs(1)
                                .build())
                        .setModelId("sleep")
                        .setVoice("none")
                        .setCached(false)
                        .build())
                .build()));
  }

  /** Processor time of all threads of the ledger for each of some more jobs, microseconds. */
  double microsPerJob(int more) throws InterruptedException {
    long before = processorNanos();
    fold(more);
    return (processorNanos() - before) / 1e3 / more;
  }

  private long processorNanos() {
    return threads.stream().mapToLong(id -> Math.max(0, THREADS.getThreadCpuTime(id))).sum();
  }

  /** Asks about any of its jobs. */
  HttpConnections.Answer ask(SplittableRandom random) throws IOException {
    String id = new Task(0, random.nextInt(sent), 0).id();
    HttpConnections.Answer answer = http.get("/ledger/jobs/" + id);
    if (answer.status() != 200) {
      throw new IllegalStateException("The ledger does not know " + id + ": " + answer);
    }
    return answer;
  }

  @Override
  public void close() {
    http.close();
    ends.close();
    producer.close();
    outcomes.close();
    jobReader.close();
    ledger.close();
    broker.close();
  }
}
