package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Loads ONNX Runtime's native library.
 *
 * <p>While it loads, the library (seen with 1.29.0 on Linux) looks something up in the process's
 * command line by recursion, at about 250 bytes of stack a character: with the usual stack of 1
 * MiB, a class path or a text of some 4,000 characters on the command line ends the JVM with a
 * segmentation fault. So it is loaded in a thread with stack enough.
 */
final class OnnxLibrary {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final long USUAL_STACK = 1L << 20;
  private static final long STACK_PER_CHARACTER = 512;

  private OnnxLibrary() {}

  /** The process's one environment, with the library loaded. */
  static OrtEnvironment environment() {
    // Errors come as exceptions, with the same words; the runtime need not print them to the
    // console too.
    FutureTask<OrtEnvironment> loading =
        new FutureTask<>(
            () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lector"));
    Thread thread = new Thread(null, loading, "load-onnxruntime", stackSize());
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return loading.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("ONNX Runtime cannot be loaded", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long stackSize() {
    try {
      return USUAL_STACK + STACK_PER_CHARACTER * Files.readAllBytes(COMMAND_LINE).length;
    } catch (IOException _) {
      // Not a Linux; nothing of the kind was seen elsewhere.
      return USUAL_STACK;
    }
  }
}
