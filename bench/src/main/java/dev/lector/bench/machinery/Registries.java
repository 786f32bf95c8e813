package dev.lector.bench.machinery;

import dev.lector.http.FreePort;
import dev.lector.standalone.registry.RegistryDistribution;
import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.standalone.registry.RegistrySettings;
import java.nio.file.Path;

/** Starts real schema registries. */
public final class Registries {
  /** Where the registry is kept once it was fetched. */
  private static final String PROGRAMS = "bench/target/programs";

  private Registries() {}

  /**
   * A registry on a free port.
   *
   * @param home directory of the launcher
   * @param work where it keeps its data
   */
  public static RegistryProcess start(Path home, Path work) throws Exception {
    return RegistryProcess.start(
        new RegistrySettings(
            RegistryDistribution.provide(home, home.resolve(PROGRAMS)),
            work.resolve("registry"),
            "localhost",
            FreePort.find()));
  }
}
