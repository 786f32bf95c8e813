/** Word documents: WordprocessingML (ECMA-376) in its zip container. */
@NullMarked
package dev.lector.books.docx;

import org.jspecify.annotations.NullMarked;
