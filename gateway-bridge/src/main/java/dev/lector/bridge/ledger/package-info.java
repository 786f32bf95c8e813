/**
 * The bridge's questions to the ledger: jobs, batches and usage, from whichever instance answers.
 */
package dev.lector.bridge.ledger;
