package dev.lector.standalone.narrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plain text: paragraphs are separated by empty lines, and chapters begin with a line of their own
 * such as CHAPTER IV, Chapter 3: The Storm, PART TWO, or a Roman number. What is for the eye is
 * left out: tables of contents, footnote marks, underscores of emphasis, and what Project Gutenberg
 * puts around its books.
 */
final class TextBook {
  private static final Pattern START = Pattern.compile("(?m)^\\*\\*\\* ?START OF TH[^*]*\\*\\*\\*");
  private static final Pattern END =
      Pattern.compile("(?m)^(?:\\*\\*\\* ?END OF TH|End of (?:the |this )?Project Gutenberg)");

  /** Without groups that repeat: Java's engine recurses for each time, and books have gaps. */
  private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\\n[ \\t]*\\n[ \\t\\n]*");

  private static final Pattern CREDITS =
      Pattern.compile("\\A\\s*(?:E-text )?[Pp]roduced by .+(?:\\n.+){0,30}");
  private static final Pattern FOR_THE_EYE =
      Pattern.compile("\\[Illustration[^\\]]*\\]|(?<=\\S)\\[\\d{1,3}\\]");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)([^_]{1,2000}?)(?<=\\S)_(?![\\p{L}\\p{N}_])");

  private TextBook() {}

  static List<Section> sections(String text) {
    List<List<String>> blocks = new ArrayList<>();
    for (String block : BETWEEN_BLOCKS.split(body(text), -1)) {
      List<String> lines = block.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (!lines.isEmpty()) {
        blocks.add(lines);
      }
    }
    Sections sections = new Sections();
    for (List<String> block : ContentsPage.without(blocks)) {
      add(block, sections);
    }
    return sections.finish();
  }

  private static void add(List<String> block, Sections sections) {
    if (Headings.isHeading(block)) {
      sections.heading(joined(block));
      return;
    }
    // A chapter may begin without empty lines around its number.
    int from = 0;
    for (int i = 0; i < block.size(); i++) {
      boolean ended = i == 0 || block.get(i - 1).matches(".*[.!?\"\u201d*]");
      if (ended && block.size() > 1 && Headings.isNumber(block.get(i))) {
        paragraph(block.subList(from, i), sections);
        sections.heading(block.get(i));
        from = i + 1;
      }
    }
    paragraph(block.subList(from, block.size()), sections);
  }

  private static void paragraph(List<String> lines, Sections sections) {
    if (!lines.isEmpty()) {
      sections.paragraph(joined(lines));
    }
  }

  private static String joined(List<String> lines) {
    return String.join(" ", lines).replaceAll("\\s+", " ");
  }

  private static String body(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    var start = START.matcher(lines);
    if (start.find()) {
      lines = CREDITS.matcher(lines.substring(start.end())).replaceFirst("");
    }
    var end = END.matcher(lines);
    String body = end.find() ? lines.substring(0, end.start()) : lines;
    return EMPHASIS.matcher(FOR_THE_EYE.matcher(body).replaceAll("")).replaceAll("$1");
  }
}
