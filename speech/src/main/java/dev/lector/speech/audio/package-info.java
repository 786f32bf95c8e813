/**
 * Sound after the model: utterances are checked, trimmed, joined with pauses and written as files
 * of an audio format. Knows samples only, nothing of models or texts.
 */
package dev.lector.speech.audio;
