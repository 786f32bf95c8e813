/**
 * What a measurement is made of: benchmarks and their runs, rounds, latencies, figures, goals and
 * curves.
 */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.measure;
