/**
 * The tts-processor as a process: its configuration, its parts put together, its start and its end.
 */
package dev.lector.tts;
