/** The farm, as its workers' heartbeats tell it: who is there, and what can be asked for. */
package dev.lector.bridge.workers;
