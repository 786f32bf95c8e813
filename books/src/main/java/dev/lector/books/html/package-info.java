/** Books that are one HTML page, or are turned into one. */
@NullMarked
package dev.lector.books.html;

import org.jspecify.annotations.NullMarked;
