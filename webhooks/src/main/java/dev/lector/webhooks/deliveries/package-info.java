/**
 * Webhooks from the event they tell of to their end: what is kept of each, when it is tried next,
 * and what follows from an attempt.
 */
package dev.lector.webhooks.deliveries;
