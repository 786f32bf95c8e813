package dev.lector.bench.process;

/**
 * One run of a command, in seconds from its launch.
 *
 * @param audio until the file was whole
 * @param end until the process had ended
 */
record Launch(double audio, double end) {}
