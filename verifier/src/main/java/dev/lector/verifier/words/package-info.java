/** Compares what was to be said with what was heard, word by word. Knows no audio and no Kafka. */
@NullMarked
package dev.lector.verifier.words;

import org.jspecify.annotations.NullMarked;
