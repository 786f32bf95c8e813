/** Batches: many requests in one body, published all or none, followed and cancelled together. */
package dev.lector.bridge.batches;
