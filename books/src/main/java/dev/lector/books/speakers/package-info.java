/** Who says what of a book, where its text or its markup tells, and with which voice. */
@NullMarked
package dev.lector.books.speakers;

import org.jspecify.annotations.NullMarked;
