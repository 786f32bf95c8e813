/** A broker, a registry and a client for tests; services never contain them. */
package dev.lector.testing;
