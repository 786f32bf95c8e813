/** Markdown (CommonMark with tables and footnotes), read as the HTML it is written for. */
@NullMarked
package dev.lector.books.markdown;

import org.jspecify.annotations.NullMarked;
