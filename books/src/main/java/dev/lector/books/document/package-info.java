/**
 * What a book is once it has been read: {@link dev.lector.books.document.Book}, its chapters and
 * paragraphs, each with its place in the source, and what the book says of itself.
 */
@NullMarked
package dev.lector.books.document;

import org.jspecify.annotations.NullMarked;
