package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStores;
import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.TestBroker;
import dev.lector.tts.worker.common.WorkerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A process that is a broker and a worker, and halts as at a SIGKILL when it says a certain text:
 * whatever the broker has not written yet is lost with it.
 */
final class DyingProcess {
  /** The text that kills, while the innocent one is said if it ever is. */
  static final String POISON = "arsenic";

  /** A text that takes long to say and does no harm. */
  static final String INNOCENT = "bread";

  /** How long what kills waits for the innocent to be said, to be its neighbour. */
  private static final long BESIDE_SECONDS = 3;

  private static final String ADDRESS = "broker";

  private DyingProcess() {}

  /** Takes a directory and the registry's address; writes into a file where the broker is. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    TestBroker broker = TestBroker.start(directory.resolve("kafka"));
    ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
    CountDownLatch innocent = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        POISON,
        () -> {
          boolean _ = innocent.await(BESIDE_SECONDS, SECONDS);
          Runtime.getRuntime().halt(137);
        });
    synthesizer.whenSynthesizing(
        INNOCENT,
        () -> {
          innocent.countDown();
          Thread.sleep(1_000);
        });
    SpeechWorker worker =
        SpeechWorker.start(
            config(directory, broker.bootstrapServers(), args[1]),
            synthesizer,
            AudioStores.create(
                Map.of("type", "file", "dir", directory.resolve("audio").toString())));
    while (!worker.ready()) {
      Thread.onSpinWait();
    }
    Path whole = Files.writeString(directory.resolve("address"), broker.bootstrapServers());
    Files.move(whole, directory.resolve(ADDRESS), StandardCopyOption.ATOMIC_MOVE);
    new CountDownLatch(1).await();
  }

  private static WorkerConfig config(Path directory, String bootstrapServers, String registry) {
    return new WorkerConfig(
        "the-only-one",
        2,
        0,
        1,
        Duration.ofMinutes(1),
        Duration.ofSeconds(3),
        3,
        Duration.ofSeconds(1),
        directory.resolve("worker").toString(),
        4,
        Duration.ofSeconds(1),
        List.of(),
        Duration.ofSeconds(1),
        "localhost",
        -1,
        "",
        (short) -1,
        Map.of("bootstrap.servers", bootstrapServers),
        Map.of("schema.registry.url", registry),
        FarmSettings.OPEN);
  }

  /** Where its broker is; waits until its worker takes requests. */
  static String broker(Path directory) throws IOException {
    Path file = directory.resolve(ADDRESS);
    await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(file));
    return Files.readString(file);
  }

  static Process start(Path directory, String registry) throws IOException {
    Files.deleteIfExists(directory.resolve(ADDRESS));
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DyingProcess.class.getName(),
                directory.toString(),
                registry))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
