package dev.lector.standalone.e2e;

import dev.lector.http.FreePort;
import dev.lector.standalone.registry.RegistryDistribution;
import dev.lector.standalone.registry.RegistryException;
import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.standalone.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;

/** Real registries for the tests, from one distribution that stays between runs. */
public final class Registries {
  private Registries() {}

  /** Where the distribution is kept: what {@code up} calls programs. */
  public static Path programs() {
    return Path.of("target", "programs").toAbsolutePath();
  }

  /** The distribution. */
  public static RegistryDistribution distribution() throws RegistryException, InterruptedException {
    return RegistryDistribution.provide(
        Path.of(System.getProperty("lector.home", "..")).toAbsolutePath().normalize(), programs());
  }

  /** Starts one on a free port. */
  public static RegistryProcess start(Path data) throws Exception {
    return RegistryProcess.start(
        new RegistrySettings(distribution(), data, "localhost", freePort()));
  }

  /** A port nobody listens on. */
  public static int freePort() throws IOException {
    return FreePort.find();
  }
}
