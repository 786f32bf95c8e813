/**
 * Compressed formats and other sample rates, by FFmpeg's libraries. They are loaded when the first
 * encoder is opened, and know samples only. Samples and bytes cross to them in arrays; nothing here
 * calls back into Java.
 */
package dev.lector.speech.ffmpeg;
