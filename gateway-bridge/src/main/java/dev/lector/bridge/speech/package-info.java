/**
 * {@code POST /text-to-speech}: from a body to a request on the queue, and from its outcome to an
 * answer.
 */
package dev.lector.bridge.speech;
