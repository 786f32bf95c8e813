/**
 * Measures Lector against its limits and its peers. Every figure is a ratio of two things measured
 * in turns in the same run; {@code docs/benchmarks.md} is written from the results.
 */
@org.jspecify.annotations.NullMarked
package dev.lector.bench;
