/**
 * A book in, chapters of paragraphs out: {@link dev.lector.books.BookReader} reads EPUB, text,
 * Markdown, HTML, DOCX and FictionBook into a {@link dev.lector.books.document.Book}, with an
 * account of every character that is not spoken. No Kafka, no HTTP, no speech.
 */
@NullMarked
package dev.lector.books;

import org.jspecify.annotations.NullMarked;
