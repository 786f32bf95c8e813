/** FictionBook 2, alone or in a zip file. */
@NullMarked
package dev.lector.books.fb2;

import org.jspecify.annotations.NullMarked;
