/**
 * The worker: {@code SpeechWorker} joins the parts of a member of the farm, each of which has a
 * package: lanes take records, requests become audio, outcomes are published, the status is told.
 */
package dev.lector.tts.worker;
