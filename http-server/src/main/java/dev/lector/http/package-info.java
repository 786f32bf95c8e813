/**
 * An HTTP/1.1 server whose connections are bounded in memory, time and number. Knows nothing of
 * what is served.
 */
package dev.lector.http;
