/**
 * The path of a request from its record to its outcome: read, cancelled or overdue, how often it
 * may be tried, audio found or made and stored, work that takes long.
 */
package dev.lector.tts.worker.requests;
