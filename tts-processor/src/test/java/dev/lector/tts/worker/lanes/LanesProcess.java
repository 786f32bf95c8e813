package dev.lector.tts.worker.lanes;

import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process with the lanes of a worker that never finish what they take, and say on the output what
 * it is. To be killed.
 */
final class LanesProcess {
  /** Many times what lanes wait: a fetch that is there for long takes a record for sure. */
  private static final Duration FETCH = Duration.ofSeconds(2);

  private LanesProcess() {}

  /**
   * Takes bootstrap servers, the name of topic and group, the number of lanes, and how long they
   * look in vain before they leave that to others, ms.
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> kafka = Map.of("bootstrap.servers", args[0]);
    String topic = args[1];
    ExecutorService workThreads = Executors.newCachedThreadPool();
    WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
    Turn turn =
        new Turn(() -> 1, null, InstantSource.system(), Duration.ofMillis(Long.parseLong(args[3])));
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      String name = "lane-" + i;
      Lane lane =
          new Lane(
              name,
              () -> ShareConsumers.subscribed(kafka, name, topic, topic, FETCH),
              turn,
              (record, _) -> {
                System.out.println(record.offset());
                new CountDownLatch(1).await();
                return Disposition.DONE;
              },
              HandOver.NONE,
              workThreads,
              new Lane.Times(Duration.ofSeconds(30), Duration.ofHours(1)),
              metrics,
              new Stop());
      Thread.ofPlatform().name(name).start(lane);
    }
  }

  static Process start(String bootstrapServers, String topic, int lanes, Duration patience)
      throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LanesProcess.class.getName(),
            bootstrapServers,
            topic,
            Integer.toString(lanes),
            Long.toString(patience.toMillis()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
