/**
 * Events as the ledger reads, makes and sends them: serdes, headers, sizes, the bodies of answers.
 */
package dev.lector.ledger.events;
