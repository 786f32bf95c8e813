/**
 * Chapters from the audio of their passages: joined with the silence between them, encoded, and
 * written as files that players read.
 */
package dev.lector.audiobook.encoding;
