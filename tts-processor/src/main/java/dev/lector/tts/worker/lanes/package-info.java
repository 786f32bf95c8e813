/**
 * Takes records off the share groups, one at a time and in fair turns, and holds their locks while
 * the work on them goes on; takes quarantined records one by one.
 */
package dev.lector.tts.worker.lanes;
