/**
 * Avro events as Kafka record values, in Confluent's wire format and under the official client's
 * configuration names, so that programs with that client and ours read each other.
 */
package dev.lector.serde;
