/** The way of a request from HTTP through Kafka and back: how long it takes, how much fits. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.path;
