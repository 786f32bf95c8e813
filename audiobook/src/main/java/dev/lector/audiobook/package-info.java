/**
 * Audiobooks from the audio of their passages: one file with chapters, or tagged files, and what
 * players, servers and feeds want to know of them. Of speech, only its encoders are used.
 */
package dev.lector.audiobook;
