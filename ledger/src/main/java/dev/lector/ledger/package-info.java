/**
 * The ledger: a Kafka Streams application that turns every request and every outcome into one final
 * job, counts batches and usage, hands on the items of batches, and answers questions about all of
 * it over HTTP. {@code LedgerTopology} puts the steps together, which have a package each.
 */
package dev.lector.ledger;
