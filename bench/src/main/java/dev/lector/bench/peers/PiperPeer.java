package dev.lector.bench.peers;

import io.github.givimad.piperjni.PiperJNI;
import io.github.givimad.piperjni.PiperVoice;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process in which C++ Piper speaks: it brings an ONNX Runtime of its own. */
public final class PiperPeer {
  private PiperPeer() {}

  /**
   * Speaks whenever it is told to.
   *
   * @param args the network, with its configuration beside it, and a file with a text in each line
   */
  public static void main(String[] args) throws Exception {
    Path network = Path.of(args[0]);
    List<String> texts = Files.readAllLines(Path.of(args[1]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (PiperJNI piper = new PiperJNI()) {
      piper.initialize(true, false);
      try (PiperVoice voice = piper.loadVoice(network, Path.of(network + ".json"), 0L)) {
        while (in.readLine() != null) {
          long start = System.nanoTime();
          long samples = 0;
          for (String text : texts) {
            samples += piper.textToAudio(voice, text).length;
          }
          System.out.printf(
              "spoken %d %d %d%n", samples, voice.getSampleRate(), System.nanoTime() - start);
        }
      }
    }
  }
}
