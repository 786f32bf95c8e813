/**
 * Models as files and as running networks: found in a directory or in the class path, loaded on a
 * device, fed with phonemes. Knows nothing of texts, requests or audio files.
 */
package dev.lector.speech.model;
