/** What the benchmarks run things with: processes, a broker, topics, load. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.machinery;
