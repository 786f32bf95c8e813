package dev.lector.standalone.registry;

import dev.lector.http.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry with the Confluent-compatible API, in a process of its own behind a {@link
 * RegistryProxy}. Its data stays across restarts, every start sets the default compatibility to
 * FULL_TRANSITIVE (that of single subjects stays as it is), and when the process dies it is started
 * again, after 1 s at first and 30 s at most.
 */
public final class RegistryProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Exit code after SIGINT, which a terminal sends to this process too: it is about to stop. */
  private static final int CTRL_C = 130;

  /** A process that lived this long did not die of its start. */
  private static final Duration PROVEN = Duration.ofMinutes(1);

  private final RegistrySettings settings;
  private final RegistryProxy proxy;
  private volatile Child child;
  private volatile boolean closed;
  private @Nullable Thread watch;

  /**
   * A start of the registry.
   *
   * @param api at a port of its own each time: another program may have taken the last one
   */
  private record Child(Process process, RegistryApi api) {}

  private RegistryProcess(RegistrySettings settings) throws IOException {
    this.settings = settings;
    this.child = launch();
    try {
      this.proxy =
          RegistryProxy.start(settings.host(), settings.port(), settings.names(), this::address);
    } catch (IllegalStateException e) {
      child.process().destroyForcibly();
      child.api().close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Starts the registry; on return it answers.
   *
   * @throws RegistryException when it does not start, or not within two minutes
   */
  public static RegistryProcess start(RegistrySettings settings)
      throws RegistryException, InterruptedException {
    RegistryProcess registry;
    try {
      Files.createDirectories(settings.data());
      registry = new RegistryProcess(settings);
    } catch (IOException e) {
      throw new RegistryException("The schema registry cannot be started: " + e.getMessage(), e);
    }
    try {
      registry.awaitReady(registry.child);
      registry.watch = Thread.ofVirtual().name("registry-watch").start(registry::keepRunning);
      return registry;
    } catch (RegistryException | InterruptedException e) {
      registry.close();
      throw e;
    }
  }

  /** What clients configure as {@code schema.registry.url}. */
  public String url() {
    return "http://" + reachable(settings.host()) + ":" + settings.port();
  }

  /** Whether it answers just now. */
  public boolean ready() throws InterruptedException {
    return child.api().answers();
  }

  /** The process that runs now; another one after a restart. */
  public ProcessHandle handle() {
    return child.process().toHandle();
  }

  /** Stops the registry; a second call does nothing. */
  @Override
  public void close() {
    Child started;
    synchronized (this) {
      closed = true;
      started = child;
    }
    if (watch != null) {
      watch.interrupt();
    }
    proxy.close();
    Process last = started.process();
    last.destroy();
    try {
      if (!last.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        // Takes effect a moment later: the next one may want the port and the database at once.
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    started.api().close();
  }

  private URI address() {
    return child.api().server();
  }

  /** Nobody can connect to "every address". */
  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  private void keepRunning() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closed) {
        long started = System.nanoTime();
        int code = child.process().waitFor();
        if (closed) {
          return;
        }
        if (System.nanoTime() - started > PROVEN.toNanos()) {
          pause = FIRST_PAUSE;
        }
        Thread.sleep(code == CTRL_C ? LONGEST_PAUSE : pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
        restart(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart(int code) throws InterruptedException {
    try {
      synchronized (this) {
        // Asked after the pause: ctrl-C in a terminal ends the child before this process closes it.
        if (closed) {
          return;
        }
        LOG.warn(
            "The schema registry ended with code {} and is started again: see {}", code, log());
        child.api().close();
        child = launch();
      }
      awaitReady(child);
      LOG.info("The schema registry is back");
    } catch (IOException | RegistryException e) {
      LOG.warn("The schema registry did not come back: {}", e.getMessage());
    }
  }

  private void awaitReady(Child started) throws RegistryException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!started.api().answers()) {
      if (!started.process().isAlive()) {
        throw new RegistryException(
            "The schema registry ended with code "
                + started.process().exitValue()
                + ": see "
                + log(),
            null);
      }
      if (System.nanoTime() > deadline) {
        throw new RegistryException(
            "The schema registry did not answer within "
                + START_LIMIT.toSeconds()
                + " s: see "
                + log(),
            null);
      }
      Thread.sleep(100);
    }
    started.api().requireCompatibility("FULL_TRANSITIVE");
  }

  private Path log() {
    return settings.data().resolve("registry.log");
  }

  private Child launch() throws IOException {
    int port = FreePort.find();
    RegistryDistribution distribution = settings.distribution();
    Path archive =
        (distribution.installed() ? settings.data().toAbsolutePath() : distribution.directory())
            .resolve("registry.jsa");
    Path database = settings.data().toAbsolutePath().resolve("registry");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=localhost",
                "-Dquarkus.management.port=0",
                "-Dquarkus.banner.enabled=false",
                // Without the delay a kill takes no schema back whose id is already in somebody's
                // records.
                "-Dapicurio.datasource.url=jdbc:h2:file:" + database + ";WRITE_DELAY=0"));
    settings.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            distribution.jar() + File.pathSeparator + ownClassPath(),
            ParentWatch.class.getName()));
    // Standard input stays a pipe from this process: see ParentWatch.
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    return new Child(process, new RegistryApi(URI.create("http://localhost:" + port)));
  }

  private static Path ownClassPath() throws IOException {
    try {
      return Path.of(ParentWatch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("Cannot tell where Lector's own classes are", e);
    }
  }
}
