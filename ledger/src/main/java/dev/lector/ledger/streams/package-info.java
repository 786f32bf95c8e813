/**
 * The Kafka Streams client: its settings, what becomes of records that cannot be processed, what
 * happens after a thread fails, and what a killed instance leaves behind.
 */
package dev.lector.ledger.streams;
