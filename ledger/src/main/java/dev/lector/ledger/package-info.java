/**
 * The ledger: Kafka Streams topologies that fold every request and every outcome into the truth
 * about it, count batches and usage, hand on the items of batches in fair turns ({@code
 * DeficitRoundRobin} chooses the next tenant), and answer questions about all of it over HTTP.
 */
package dev.lector.ledger;
