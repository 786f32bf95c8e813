/**
 * What the bridge's tests share: a real broker, a stub worker, a client that knows the description
 * of the API.
 */
package dev.lector.bridge.testing;
