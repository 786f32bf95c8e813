/** The step that adds ended jobs up to hours of usage, and the pages that answers cut from them. */
package dev.lector.ledger.usage;
