/** Finished audio: links to it, and the bytes behind a signed link. */
package dev.lector.bridge.media;
