package dev.lector.tts.worker;

import dev.lector.audio.AudioStores;
import dev.lector.http.tls.FarmSettings;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.tts.worker.common.WorkerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process with a worker that says on the output what it begins to speak. To be killed. */
final class LoneWorkerProcess {
  /** How long it speaks, so that a kill on what it says it began finds it at that. */
  private static final Duration SPEAKS = Duration.ofMillis(400);

  /** What it says when it takes requests. */
  static final String READY = "ready";

  /** What it says before a text. */
  static final String BEGINS = "begins ";

  private LoneWorkerProcess() {}

  /** Takes bootstrap servers, the registry's address and a directory. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[2]);
    SpeechWorker worker =
        SpeechWorker.start(
            new WorkerConfig(
                "lone",
                3,
                0,
                1,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
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
                Map.of("bootstrap.servers", args[0]),
                Map.of("schema.registry.url", args[1]),
                FarmSettings.OPEN),
            new Telling(),
            AudioStores.create(
                Map.of("type", "file", "dir", directory.resolve("audio").toString())));
    while (!worker.ready()) {
      Thread.onSpinWait();
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  static Process start(String bootstrapServers, String registry, Path directory)
      throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            LoneWorkerProcess.class.getName(),
            bootstrapServers,
            registry,
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Scripts every text. */
  private static final class Telling implements Synthesizer {
    private final ScriptedSynthesizer scripted = new ScriptedSynthesizer();

    @Override
    public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
      scripted.whenSynthesizing(
          order.text(),
          () -> {
            System.out.println(BEGINS + order.text());
            Thread.sleep(SPEAKS);
          });
      return scripted.prepare(order);
    }

    @Override
    public Map<String, String> facts() {
      return scripted.facts();
    }

    @Override
    public void close() {
      scripted.close();
    }
  }
}
