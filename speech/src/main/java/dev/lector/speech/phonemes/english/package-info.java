/**
 * English text as the phonemes that Kokoro's voices were trained on, in the convention of its front
 * end misaki: a lexicon for each accent, parts of speech, readings of heteronyms, weak forms, and
 * rules for words that no lexicon has.
 */
@NullMarked
package dev.lector.speech.phonemes.english;

import org.jspecify.annotations.NullMarked;
