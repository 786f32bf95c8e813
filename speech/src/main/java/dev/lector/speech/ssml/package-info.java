/** SSML to a script: what of W3C's Speech Synthesis Markup Language 1.1 is honoured. */
@NullMarked
package dev.lector.speech.ssml;

import org.jspecify.annotations.NullMarked;
