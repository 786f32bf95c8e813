package dev.lector.config;

/**
 * A setting in force.
 *
 * @param key with its root
 * @param value what it is set to; a secret is not shown
 * @param origin where that is set: {@code default}, {@code file application.yaml}, {@code
 *     environment variable LECTOR_HTTP_PORT}, {@code system property lector.http.port} or {@code
 *     set by the program}
 */
public record Setting(String key, String value, String origin) {}
