/**
 * Traces by OpenTelemetry, and what each log line says of the request it is about. Of Kafka it
 * knows records and their headers only.
 */
package dev.lector.telemetry;
