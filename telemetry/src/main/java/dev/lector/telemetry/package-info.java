/**
 * Traces by OpenTelemetry, what each log line says of the request it is about, and the audit log.
 * Of Kafka it knows records and their headers only.
 */
package dev.lector.telemetry;
