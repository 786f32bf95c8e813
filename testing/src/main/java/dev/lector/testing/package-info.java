/** A broker, a registry and clients, hostile ones, too, for tests; services never contain them. */
package dev.lector.testing;
