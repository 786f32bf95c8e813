/**
 * TLS from files of PEM that are read again when they change, for servers and for clients, and how
 * the parts of a farm know each other.
 */
package dev.lector.http.tls;
