/**
 * The front end: text as people write it, turned into text as it is spoken.
 *
 * <p>{@link dev.lector.speech.text.TextFrontEnd} is the way in. A text is cleaned ({@code Markup},
 * {@code Cleaner}, {@code Latinizer}), split into paragraphs ({@code Layout}), said ({@code
 * SpokenEnglish}, a list of rules in order), and split into sentences ({@code Sentences}). The word
 * lists lie beside the classes as resources. Languages other than English have a shorter way, by
 * ICU's data and tables ({@code LocalFrontEnd} and what begins with Local).
 *
 * <p>All of them work on {@code AlignedText}, whose characters know where they were written, so
 * that each spoken sentence and word has its place in the source.
 */
@NullMarked
package dev.lector.speech.text;

import org.jspecify.annotations.NullMarked;
