/** Books of all formats, made by hand, and what is read of them. */
@NullMarked
package dev.lector.books;

import org.jspecify.annotations.NullMarked;
