/**
 * Models as files and as running networks: found in a directory or in the class path, and loaded on
 * a device by their {@link dev.lector.speech.model.ModelFamily}. A loaded one is a {@link
 * dev.lector.speech.model.VoiceEngine}: sentences as they are spoken in, segments of sound out;
 * which phonemes it takes, or none, is decided by its family. Knows nothing of the text front end,
 * requests or audio files.
 */
package dev.lector.speech.model;
