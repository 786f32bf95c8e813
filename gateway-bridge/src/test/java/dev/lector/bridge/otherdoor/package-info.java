/** A second interface to speech, to prove that one is one class. */
package dev.lector.bridge.otherdoor;
