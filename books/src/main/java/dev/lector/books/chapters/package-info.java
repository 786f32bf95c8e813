/**
 * Divides what was read of a book's documents, whatever their format, into chapters: decides where
 * each begins, what its title is and that it is spoken once, and what is a table of contents, a
 * licence or a title page.
 */
@NullMarked
package dev.lector.books.chapters;

import org.jspecify.annotations.NullMarked;
