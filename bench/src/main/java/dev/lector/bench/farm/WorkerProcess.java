package dev.lector.bench.farm;

import dev.lector.bench.machinery.Child;
import dev.lector.tts.TtsWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker of Lector's in a process of its own, with a simulated GPU for each lane. */
final class WorkerProcess {
  static final String READY = "The worker takes requests";
  static final String TOOK = "took ";

  private WorkerProcess() {}

  /**
   * Starts one, not waited for.
   *
   * @param held whether requests stay with it for good
   */
  static Child start(
      Path log, String bootstrap, String registry, String name, int lanes, boolean held)
      throws IOException {
    return Child.java(
        log,
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=dev/lector/bench/logback.xml"),
        WorkerProcess.class.getName(),
        bootstrap,
        registry,
        name,
        Integer.toString(lanes),
        Boolean.toString(held));
  }

  /**
   * The process.
   *
   * @param args bootstrap servers, URL of the registry, name, lanes, whether requests stay
   */
  public static void main(String[] args) throws Exception {
    boolean held = Boolean.parseBoolean(args[4]);
    Service service =
        task -> {
          if (held) {
            System.out.println(TOOK + task.id());
            new CountDownLatch(1).await();
          }
          Thread.sleep(Duration.ofNanos(task.nanos()));
        };
    TtsWorker worker =
        SystemsUnderTest.worker(args[0], args[1], args[2], Integer.parseInt(args[3]), service);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(worker::close));
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
