/**
 * The step that compares the requests that have not ended with what the brokers say of the queues,
 * and publishes again what a queue has lost.
 */
package dev.lector.ledger.audit;
