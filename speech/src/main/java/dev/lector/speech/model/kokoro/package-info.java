/**
 * The Kokoro-82M family: signatures of its exports, its tables of voices and their mixtures, its
 * symbols, and the phonemes of its languages; and KittenTTS, whose graphs and tables are of the
 * same kind.
 */
package dev.lector.speech.model.kokoro;
