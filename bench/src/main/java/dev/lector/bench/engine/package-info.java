/** How much of the time for speech is the network's own. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.engine;
