package dev.lector.books.document;

/**
 * Where characters of a paragraph stand in the source. In most places as many characters of the
 * source are as many of the paragraph; where the numbers differ, the source is said in other words,
 * such as a title by the table of contents or a picture by its description.
 *
 * @param start first character in the paragraph's text, UTF-16
 * @param end behind the last one
 * @param document the source's document, by its path in an EPUB; else the file's name
 * @param path steps of an EPUB canonical fragment identifier (EPUB CFI 1.1) from the root element
 *     to the text, {@code /4/2/1}; empty for plain text
 * @param from first character in that text with its entities resolved, UTF-16; for plain text in
 *     the file with line ends as one line feed
 * @param to behind the last one
 */
public record Place(int start, int end, String document, String path, int from, int to) {}
