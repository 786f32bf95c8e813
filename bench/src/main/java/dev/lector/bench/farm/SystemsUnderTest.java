package dev.lector.bench.farm;

import dev.lector.bench.machinery.MemoryStore;
import dev.lector.bench.machinery.Wait;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts the systems that are compared. */
final class SystemsUnderTest {
  private SystemsUnderTest() {}

  /** A worker of Lector's; each of its lanes has a GPU. */
  static SystemUnderTest lector(String bootstrap, int lanes, Wire wire) throws Exception {
    Gpus gpus = new Gpus();
    TtsWorker worker = worker(bootstrap, wire.url(), "gpus-" + lanes, lanes, gpus);
    return new SystemUnderTest(bootstrap, Topics.REQUESTS, Topics.COMPLETIONS, wire, gpus, worker);
  }

  /** A worker of Lector's that takes requests. */
  static TtsWorker worker(
      String bootstrap, String registry, String name, int lanes, Service service)
      throws IOException, InterruptedException {
    TtsWorker worker =
        TtsWorker.start(
            TtsConfig.load(
                Map.of(
                    "lector.kafka.bootstrap.servers",
                    bootstrap,
                    "lector.registry.url",
                    registry,
                    "lector.worker.name",
                    name,
                    "lector.worker.lanes",
                    Integer.toString(lanes),
                    "lector.worker.narrators",
                    "0",
                    "lector.worker.dir",
                    "",
                    "lector.worker.port",
                    "-1")),
            new SleepingSynthesizer(service),
            new MemoryStore(Path.of("audio")));
    try {
      if (!Wait.until(worker::ready)) {
        throw new IllegalStateException("The worker does not get ready");
      }
      return worker;
    } catch (IOException | RuntimeException | InterruptedException e) {
      worker.close();
      throw e;
    }
  }

  /** A consumer group with a GPU per member. */
  static SystemUnderTest group(String bootstrap, int partitions, int members, Wire wire)
      throws Exception {
    String topic = "group-" + partitions;
    createTopics(bootstrap, topic, partitions);
    Gpus gpus = new Gpus();
    AutoCloseable group = Peers.group(bootstrap, topic, done(topic), members, wire, gpus);
    return new SystemUnderTest(bootstrap, topic, done(topic), wire, gpus, group);
  }

  /** Kafka Streams with a GPU per thread. */
  static SystemUnderTest streams(
      String bootstrap, int partitions, int threads, Path directory, Wire wire) throws Exception {
    String topic = "streams-" + partitions;
    createTopics(bootstrap, topic, partitions);
    Gpus gpus = new Gpus();
    AutoCloseable streams =
        Peers.streams(bootstrap, topic, done(topic), threads, directory, wire, gpus);
    return new SystemUnderTest(bootstrap, topic, done(topic), wire, gpus, streams);
  }

  private static void createTopics(String bootstrap, String topic, int partitions)
      throws Exception {
    Clients.createTopics(bootstrap, Map.of(topic, partitions, done(topic), partitions));
  }

  private static String done(String topic) {
    return topic + "-done";
  }
}
