/**
 * A book cut into what is said in one go: {@link dev.lector.books.passages.Passage}s of a few
 * sentences, with the silence behind each. What is chosen of a book, how long it will be heard, and
 * what becomes of the rest of its text.
 */
@NullMarked
package dev.lector.books.passages;

import org.jspecify.annotations.NullMarked;
