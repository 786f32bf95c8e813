/**
 * A member of the farm: takes requests off Kafka share groups, has them spoken, reports how each
 * one ended.
 */
package dev.lector.tts.worker;
