/**
 * The Kokoro-82M family: signatures of its exports, its tables of voices and their mixtures, its
 * symbols, and the phonemes of its languages.
 */
package dev.lector.speech.model.kokoro;
