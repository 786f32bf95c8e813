/**
 * Words to phonemes: espeak-ng where it is installed, a lexicon with letter-to-sound rules
 * elsewhere.
 */
@NullMarked
package dev.lector.speech.phonemes;

import org.jspecify.annotations.NullMarked;
