/**
 * What travels beside an event: who waits for an answer, where it comes from, what it is part of.
 */
package dev.lector.headers;
