/**
 * One attempt at a webhook: whether it may start now, where it may go, its signatures and links,
 * and what came of it. Kafka is elsewhere.
 */
package dev.lector.webhooks.sending;
