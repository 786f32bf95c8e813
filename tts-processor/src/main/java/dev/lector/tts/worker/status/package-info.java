/** What a worker tells about itself: health, metrics, its heartbeat, how it would read a text. */
package dev.lector.tts.worker.status;
