package dev.lector.bench.peers;

import dev.lector.bench.engine.Sentences;
import dev.lector.bench.machinery.Child;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lector beside sherpa-onnx, as npm has it. */
public final class SherpaBenchmark implements Benchmark {
  private static final String PACKAGE = "sherpa-onnx-node@1.13.8";
  private static final List<Path> ESPEAK_DATA =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/espeak-ng-data"),
          Path.of("/usr/share/espeak-ng-data"));

  @Override
  public String name() {
    return "peer-sherpa";
  }

  @Override
  public String question() {
    return "The same sentences and voice file through sherpa-onnx";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path data =
        ESPEAK_DATA.stream()
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(() -> new IOException("Install espeak-ng-data: sherpa-onnx needs it"));
    Path modules = install(run);
    List<String> texts = Sentences.mixed(run.size(100, 10));
    Path voice = VoiceFiles.write(run.work());
    Path file = Files.write(run.work().resolve("texts.txt"), texts);
    Path script = run.work().resolve("sherpa.js");
    try (InputStream in =
        Objects.requireNonNull(SherpaBenchmark.class.getResourceAsStream("sherpa.js"))) {
      Files.copy(in, script);
    }
    Map<String, String> environment =
        Map.of("LD_LIBRARY_PATH", modules.resolve("sherpa-onnx-linux-x64").toString());
    Comparison comparison = new Comparison(run, "sherpa-onnx", texts);
    for (int threads : List.of(1, 2)) {
      List<String> line =
          List.of(
              "node",
              script.toString(),
              modules.resolve("sherpa-onnx-node").toString(),
              voice.toString(),
              data.toString(),
              file.toString(),
              Integer.toString(threads));
      Path errors = run.work().resolve("sherpa-" + threads + ".log");
      try (Peer sherpa = Peer.start(errors, environment, line, texts.size())) {
        comparison.oneByOne(threads, sherpa);
        if (threads == Runtime.getRuntime().availableProcessors()) {
          comparison.together(threads, sherpa);
        }
      }
    }
  }

  /** Fetches it once. */
  private static Path install(Run run) throws IOException, InterruptedException {
    Path place = run.home().resolve("bench/target/sherpa-onnx");
    Path modules = place.resolve("node_modules");
    if (!Files.isDirectory(modules.resolve("sherpa-onnx-linux-x64"))) {
      Files.createDirectories(place);
      List<String> line =
          List.of("npm", "install", "--no-audit", "--prefix", place.toString(), PACKAGE);
      try (Child npm = Child.start(run.work().resolve("npm.log"), Map.of(), line)) {
        if (npm.exitCode() != 0) {
          throw new IOException("npm (of Node.js 18 or newer) failed:\n" + npm.said());
        }
      }
    }
    run.fact("sherpa-onnx", PACKAGE + " of npm, with its own ONNX Runtime");
    return modules;
  }
}
