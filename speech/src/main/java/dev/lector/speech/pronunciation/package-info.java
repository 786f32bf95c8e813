/** How somebody wants words of a text pronounced, in IPA: from the text to the phonemizers. */
@NullMarked
package dev.lector.speech.pronunciation;

import org.jspecify.annotations.NullMarked;
