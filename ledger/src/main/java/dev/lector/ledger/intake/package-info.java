/**
 * The first step: reads the topics, drops what has been read before and refuses what breaks the
 * rules of an event.
 */
package dev.lector.ledger.intake;
