package dev.lector.standalone.registry;

import java.io.IOException;
import java.time.Duration;

/**
 * The registry's first main class: runs Quarkus' own and leaves when standard input ends. That is a
 * pipe from Lector, which the operating system closes however Lector ended, {@code kill -9}
 * included, so a registry never outlives it. Standard library only: it runs with the registry's
 * class path, not Lector's.
 */
final class ParentWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ParentWatch() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::leaveWithParent);
    Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }

  private static void leaveWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on this pipe; only its end counts.
      }
    } catch (IOException e) {
      // A broken pipe is an ended one.
    }
    Thread.ofPlatform().daemon().name("last-resort").start(ParentWatch::halt);
    System.exit(0);
  }

  private static void halt() {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
