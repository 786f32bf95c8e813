package dev.lector.serde;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real registry as a child process, which can be stopped and started again on its data. */
final class ApicurioRegistry implements AutoCloseable {

  /** Where the build unpacks the distribution. */
  private static final Path HOME = Path.of("target", "apicurio").toAbsolutePath();

  private final Path data;
  private final int port = freePort();
  private final Thread killer = new Thread(this::stop);
  private @Nullable Process process;

  ApicurioRegistry(Path data) {
    this.data = data;
    Runtime.getRuntime().addShutdownHook(killer);
  }

  String url() {
    return "http://localhost:" + port + "/apis/ccompat/v7";
  }

  void start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + HOME.resolve("registry.jsa"),
            "-Dquarkus.http.host=localhost",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=localhost",
            "-Dquarkus.management.port=" + freePort(),
            "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("registry"),
            "-jar",
            HOME.resolve("quarkus-run.jar").toString());
    process =
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("registry.log").toFile())
            .start();
    await().atMost(Duration.ofMinutes(3)).until(this::answers);
  }

  void stop() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
      process = null;
    }
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(killer);
  }

  private boolean answers() throws InterruptedException {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException("The registry ended; see " + data.resolve("registry.log"));
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
