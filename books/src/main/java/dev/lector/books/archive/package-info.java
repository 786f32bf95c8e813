/** Files in zip containers (EPUB, DOCX), found by the names that documents use for them. */
@NullMarked
package dev.lector.books.archive;

import org.jspecify.annotations.NullMarked;
