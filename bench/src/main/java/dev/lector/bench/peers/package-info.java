/** Lector beside other engines that speak with the same voice file. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.peers;
