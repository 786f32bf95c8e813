/** Where services read their settings from, and how values are written. */
package dev.lector.config;
