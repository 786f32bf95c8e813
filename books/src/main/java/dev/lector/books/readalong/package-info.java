/**
 * Read-along EPUBs: the publisher's book with {@code <span id>} around its sentences, Media
 * Overlays (EPUB 3.3) and audio. What it needs of speech is when each sentence is heard.
 */
@NullMarked
package dev.lector.books.readalong;

import org.jspecify.annotations.NullMarked;
