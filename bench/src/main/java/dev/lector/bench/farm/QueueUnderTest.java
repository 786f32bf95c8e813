package dev.lector.bench.farm;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsWorker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A worker before a queue that always has the same depth: for each request that ends another one
 * comes. The worker stands still unless it is measured.
 */
final class QueueUnderTest implements AutoCloseable {
  private static final int LANES = 4;

  private final int depth;
  private final BrokerProcess broker;
  private final Wire wire;
  private final Gate gate = new Gate();
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final TtsWorker worker;
  private final Ends ends;

  /** Starts a broker and a worker, and fills the queue. */
  QueueUnderTest(Path directory, int depth, Wire wire) throws Exception {
    this.depth = depth;
    this.wire = wire;
    Files.createDirectories(directory);
    this.broker = BrokerProcess.start(directory);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.producer = Clients.producer(broker.bootstrapServers());
    this.worker =
        SystemsUnderTest.worker(
            broker.bootstrapServers(), wire.url(), "queue-" + depth, LANES, gate);
    this.ends = new Ends(broker.bootstrapServers(), Topics.COMPLETIONS, (_, _) -> next());
    for (int i = 0; i < depth; i++) {
      send();
    }
    producer.flush();
  }

  int depth() {
    return depth;
  }

  private void next() {
    ended.incrementAndGet();
    send();
  }

  private void send() {
    Task task = new Task(0, sent.getAndIncrement(), 0);
    var _ = producer.send(new ProducerRecord<>(Topics.REQUESTS, task.id(), wire.encode(task)));
  }

  /** What a request costs while the queue stays as deep as it is: ms from one end to the next. */
  double millisPerRequest(int requests) throws InterruptedException {
    gate.set(true);
    try {
      int first = ended.get();
      awaitEnded(first + requests / 4); // up to speed
      int before = ended.get();
      long start = System.nanoTime();
      awaitEnded(before + requests);
      return (System.nanoTime() - start) / 1e6 / (ended.get() - before);
    } finally {
      gate.set(false);
    }
  }

  private void awaitEnded(int count) throws InterruptedException {
    while (ended.get() < count) {
      Thread.sleep(1);
    }
  }

  /** Asks for the queue's length, as gateways do. */
  Map<TopicPartition, SharePartitionOffsetInfo> askForLag()
      throws ExecutionException, InterruptedException {
    return admin
        .listShareGroupOffsets(Map.of(ShareGroups.SYNTHESIZERS, new ListShareGroupOffsetsSpec()))
        .partitionsToOffsetInfo(ShareGroups.SYNTHESIZERS)
        .get();
  }

  @Override
  public void close() {
    ends.close();
    gate.set(true);
    admin.close();
    producer.close();
    worker.close();
    broker.close();
  }
}
