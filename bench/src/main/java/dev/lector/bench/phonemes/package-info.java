/** Phonemes for Piper's voices, compared with those of Piper's own program. */
@NullMarked
package dev.lector.bench.phonemes;

import org.jspecify.annotations.NullMarked;
