/**
 * A client for schema registries that speak Confluent's REST protocol, and an in-memory stand-in.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the
 *     protocol</a>
 */
package dev.lector.registry;
