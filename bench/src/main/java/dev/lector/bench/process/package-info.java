/** Whole processes, as the launcher starts them: their start, their memory, their endurance. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.process;
