/** What the parts of a worker share: its configuration, its metrics, the signal to stop. */
package dev.lector.tts.worker.common;
