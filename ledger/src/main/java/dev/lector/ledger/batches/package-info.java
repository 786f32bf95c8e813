/** The step that counts jobs into batches, and the keys of batches and their items. */
package dev.lector.ledger.batches;
