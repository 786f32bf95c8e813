/**
 * The farm as a queue: how close the share group comes to ideal FIFO, how fast the requests of a
 * killed worker end elsewhere, and what requests cost as ledger and queue grow.
 */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.farm;
