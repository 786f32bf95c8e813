/**
 * What happens when things die: real processes, real signals, and an audit of the ledger's topic
 * that every request ended exactly once with its audio whole.
 */
package dev.lector.standalone.faults;
