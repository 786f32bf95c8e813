/** The ledger's HTTP service. An instance passes a question on to the one that has the store. */
package dev.lector.ledger.http;
