package dev.lector.bench.machinery;

import java.io.IOException;

/** What a process has taken of the machine's processors. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /**
   * All its threads together since it started, microseconds.
   *
   * @throws IOException when there is no such process, or the system does not tell
   */
  public static double micros(long pid) throws IOException {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow(() -> new IOException("No processor time is known of process " + pid))
            .toNanos()
        / 1e3;
  }
}
