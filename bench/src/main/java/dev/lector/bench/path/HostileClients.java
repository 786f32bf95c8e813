package dev.lector.bench.path;

import dev.lector.bench.machinery.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The hostile clients of one round. */
final class HostileClients implements AutoCloseable {
  private final Child process;
  private final int count;

  private HostileClients(Child process, int count) {
    this.process = process;
    this.count = count;
  }

  /**
   * What they have done so far.
   *
   * @param open connections at that moment
   * @param connections made so far
   * @param bytes sent so far
   */
  record Tally(int open, long connections, long bytes) {}

  /**
   * Starts them, and waits until all have been connected.
   *
   * @param token of their tenant
   */
  static HostileClients start(Path log, int port, int count, String token)
      throws IOException, InterruptedException {
    Child process =
        Child.start(
            log,
            Map.of("CLASSPATH", System.getProperty("java.class.path")),
            List.of(
                "nice", // on machines of their own they would take no time from the bridge
                "-n",
                "19",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                HostileProcess.class.getName(),
                Integer.toString(port),
                Integer.toString(count),
                token));
    try {
      process.awaitSaid(HostileProcess.CONNECTED);
      process.awaitSaid(HostileProcess.TALLY);
    } catch (IOException | InterruptedException e) {
      process.kill();
      throw e;
    }
    return new HostileClients(process, count);
  }

  /**
   * What they have done so far.
   *
   * @throws IOException when fewer than half of them are connected
   */
  Tally tally() throws IOException {
    String line =
        process
            .said()
            .lines()
            .filter(said -> said.startsWith(HostileProcess.TALLY))
            .reduce((_, last) -> last)
            .orElseThrow();
    String[] parts = line.split(" ", -1);
    Tally tally =
        new Tally(Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    if (tally.open < count / 2) {
      throw new IOException(
          "Only %d of %d hostile clients are connected".formatted(tally.open, count));
    }
    return tally;
  }

  @Override
  public void close() {
    process.kill();
  }
}
