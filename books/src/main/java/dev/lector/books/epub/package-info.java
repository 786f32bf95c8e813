/**
 * EPUB 2 and 3: the container, the package document, the table of contents, and the documents of
 * the spine in their order.
 */
@NullMarked
package dev.lector.books.epub;

import org.jspecify.annotations.NullMarked;
