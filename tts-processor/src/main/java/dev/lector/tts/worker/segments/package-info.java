/** Sends the audio of requests that are to be streamed, while it is made. */
package dev.lector.tts.worker.segments;
