/**
 * The bridge: HTTP in, events out, replies correlated back. Holds nothing it cannot lose: a restart
 * costs open sockets, and what {@code /jobs} remembers.
 */
package dev.lector.bridge;
