/**
 * Publishes how requests ended: outcomes, replies, dead letters, requests moved into quarantine.
 */
package dev.lector.tts.worker.outcomes;
