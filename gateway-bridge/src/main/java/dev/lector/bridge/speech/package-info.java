/**
 * Speech over HTTP: from a body to a request on the queue, and from its outcome to an answer. What
 * differs between interfaces is a {@link dev.lector.bridge.speech.SpeechDialect}.
 */
package dev.lector.bridge.speech;
