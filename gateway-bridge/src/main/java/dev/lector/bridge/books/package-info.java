/**
 * Books over HTTP: sent, read by {@link dev.lector.books.BookReader}, narrated as a batch, and
 * given back as audiobooks. Books and what is to become of them are kept in the store; how far a
 * narration is, the ledger knows; audio is put together when somebody looks after the last passage.
 */
package dev.lector.bridge.books;
