/**
 * JSON as the contract's clients know it: read and complained about in the words of Python's {@code
 * json}.
 */
package dev.lector.bridge.json;
