/** Plain text, such as Project Gutenberg's: paragraphs, headings, and what is for the eye. */
@NullMarked
package dev.lector.books.text;

import org.jspecify.annotations.NullMarked;
