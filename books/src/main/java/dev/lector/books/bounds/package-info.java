/** What bounds the reading of a book: its size, and whether anybody still waits for it. */
@NullMarked
package dev.lector.books.bounds;

import org.jspecify.annotations.NullMarked;
