/**
 * Audio on its way to clients while it is made: from the segments that come by, from their log
 * where a client was too slow or comes again, and from the store when the whole is there.
 */
package dev.lector.bridge.streams;
