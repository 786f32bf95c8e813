package dev.lector.bench.peers;

import dev.lector.bench.engine.Sentences;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lector beside Piper in C++, which speaks the same voices. */
public final class PiperBenchmark implements Benchmark {
  @Override
  public String name() {
    return "peer-piper";
  }

  @Override
  public String question() {
    return "The same sentences and voice file through C++ Piper";
  }

  @Override
  public void measure(Run run) throws Exception {
    List<String> texts = Sentences.mixed(run.size(120, 10));
    Path voice = VoiceFiles.write(run.work());
    Path file = Files.write(run.work().resolve("texts.txt"), texts);
    int cores = Runtime.getRuntime().availableProcessors();
    run.fact("threads of Piper", "as many as cores: its interface takes no number");
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            PiperPeer.class.getName(),
            voice + ".onnx",
            file.toString());
    Map<String, String> environment = Map.of("CLASSPATH", System.getProperty("java.class.path"));
    Path errors = run.work().resolve("piper.log");
    try (Peer piper = Peer.start(errors, environment, line, texts.size())) {
      Comparison comparison = new Comparison(run, "Piper", texts);
      comparison.oneByOne(cores, piper);
      comparison.together(cores, piper);
    }
  }
}
