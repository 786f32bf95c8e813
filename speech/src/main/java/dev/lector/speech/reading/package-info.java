/** What will be said of texts, as JSON: the words of {@code ./lector read} and {@code /read}. */
@NullMarked
package dev.lector.speech.reading;

import org.jspecify.annotations.NullMarked;
