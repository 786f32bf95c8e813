package dev.lector.bench.peers;

import dev.lector.bench.engine.Spoken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Another engine in a process of its own. For each line on its standard input it speaks all texts
 * of its file, one after the other, and answers {@code spoken SAMPLES RATE NANOS}: it takes the
 * time itself, so that the conversation costs it nothing.
 */
final class Peer implements AutoCloseable {
  private static final String ANSWER = "spoken ";

  private final Process process;
  private final Writer in;
  private final BufferedReader out;
  private final Path errors;
  private final int texts;

  private Peer(Process process, Path errors, int texts) {
    this.process = process;
    this.errors = errors;
    this.texts = texts;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static Peer start(Path errors, Map<String, String> environment, List<String> line, int texts)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new Peer(builder.start(), errors, texts);
  }

  Spoken speak() throws IOException {
    in.write("speak\n");
    in.flush();
    for (String said = out.readLine(); said != null; said = out.readLine()) {
      if (said.startsWith(ANSWER)) {
        String[] words = said.split(" ", -1);
        double audio = Double.parseDouble(words[1]) / Double.parseDouble(words[2]);
        return new Spoken(texts, audio, Double.parseDouble(words[3]) / 1e9);
      }
    }
    throw new IOException("The other engine ended:\n" + Files.readString(errors));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
