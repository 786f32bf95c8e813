/** What will be said of a text, asked of the workers. */
package dev.lector.bridge.read;
