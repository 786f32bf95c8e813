/**
 * Puts a finished audiobook on an Audiobookshelf server. Knows the files in a directory and the
 * server's HTTP API, nothing of narration.
 */
@NullMarked
package dev.lector.standalone.audiobookshelf;

import org.jspecify.annotations.NullMarked;
