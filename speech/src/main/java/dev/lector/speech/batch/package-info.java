/**
 * Inputs of one engine that wait for a run, and who goes next with whom. Knows nothing of what the
 * inputs are: an engine says what one costs and which may share a run.
 */
package dev.lector.speech.batch;
