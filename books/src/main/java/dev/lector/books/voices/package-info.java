/** Which voice reads a book: one that speaks its language. */
@NullMarked
package dev.lector.books.voices;

import org.jspecify.annotations.NullMarked;
