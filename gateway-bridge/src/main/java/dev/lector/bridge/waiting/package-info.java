/** Responses that wait for their outcome: a parked virtual thread and a map entry each. */
package dev.lector.bridge.waiting;
