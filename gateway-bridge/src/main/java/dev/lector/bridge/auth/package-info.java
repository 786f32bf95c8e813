/** Who asks: bearer tokens, known by their digests only. */
package dev.lector.bridge.auth;
