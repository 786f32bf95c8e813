/** The bridge's Kafka side: requests out, replies and completions in. */
package dev.lector.bridge.kafka;
