/**
 * Reads documents that are trees of elements: XHTML, HTML, and what other formats are turned into.
 * Decides for every text whether it is said, and where it stands.
 */
@NullMarked
package dev.lector.books.markup;

import org.jspecify.annotations.NullMarked;
