/**
 * The {@code narrate} command: a book in, a batch over HTTP, an audio file per chapter out. Knows a
 * running Lector by its address only.
 */
@NullMarked
package dev.lector.standalone.narrate;

import org.jspecify.annotations.NullMarked;
