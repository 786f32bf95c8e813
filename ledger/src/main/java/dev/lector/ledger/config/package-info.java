/** What can be set for a ledger. */
package dev.lector.ledger.config;
