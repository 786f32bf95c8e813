package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader in a browser (foliate-js in Chromium) plays a read-along book and highlights it. */
final class ReadAlongPlayedTest {
  private static final String READER = "foliate-js@1.0.1";

  /** The rule's colour, as a browser tells it. */
  private static final String COLOUR = " in rgb(255, 224, 138)";

  @TempDir private Path directory;

  private final ReadAlongStudio studio = ReadAlongStudio.humming();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    threads.shutdownNow();
    studio.close();
  }

  @Test
  void eachSentenceIsHighlightedWhileItIsHeard() throws Exception {
    Path chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> found(name).stream())
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(!chromium.toString().isEmpty(), "There is no Chromium here; install it to run this");
    assumeTrue(found("npm").isPresent(), "There is no npm here to get " + READER + " with");
    int installed =
        run(
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            "" + directory,
            READER);
    assumeTrue(installed == 0, "npm cannot get " + READER + " here");
    // The reader finds nothing in a book's first document, whose index of 0 it takes for none.
    Path source =
        ReadAlongStudio.epub(
            directory.resolve("in.epub"),
            "<hr/>",
            "<p>It is <em>dark</em>.</p><p>The sea is calm.</p>",
            "<p>Who comes?</p><p>Nobody.</p>");
    studio.open(source, directory);
    studio.speak(24_000, 1.2);
    studio.write();

    HttpServer server = serve();
    browse(chromium, "http://localhost:" + server.getAddress().getPort() + "/");

    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                told.contains("read Nobody." + COLOUR)
                    || told.stream().anyMatch(line -> line.startsWith("failed")));
    assertThat(told.stream().filter(line -> line.startsWith("read")).distinct())
        .as("%s", told)
        .containsExactly(
            "read It is dark." + COLOUR,
            "read The sea is calm." + COLOUR,
            "read Who comes?" + COLOUR,
            "read Nobody." + COLOUR);
  }

  private static Optional<Path> found(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    try {
      return process.waitFor(4, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }

  private HttpServer serve() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange));
    server.start();
    open.add(() -> server.stop(0));
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/told")) {
        told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] body = body(path);
      String type =
          path.equals("/")
              ? "text/html"
              : path.endsWith(".js") ? "text/javascript" : "application/epub+zip";
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] body(String path) throws IOException {
    if (path.equals("/")) {
      try (InputStream in = ReadAlongPlayedTest.class.getResourceAsStream("read-along.html")) {
        return in.readAllBytes();
      }
    }
    Path file =
        path.startsWith("/foliate/")
            ? directory.resolve("node_modules/foliate-js").resolve(path.substring(9))
            : directory.resolve(path.equals("/book.epub") ? "the-sea.epub" : "none");
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private void browse(Path chromium, String page) throws IOException {
    Process browser =
        new ProcessBuilder(
                chromium.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--mute-audio",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + directory.resolve("profile"),
                page)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("browser").toFile())
            .start();
    open.add(
        () -> {
          browser.descendants().forEach(ProcessHandle::destroyForcibly);
          browser.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        });
  }
}
