package dev.lector.standalone.narrate;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Markdown (CommonMark): headings of the first two levels begin chapters, others are said as
 * paragraphs. Code, HTML, tables, footnote marks and what stands before the text between lines of
 * three dashes (YAML) are left out: they are not for the ear.
 */
final class MarkdownBook {
  private static final int CHAPTER_LEVEL = 2;

  /** A mark whose note is not in the book: a footnote's own is a node. */
  private static final Pattern STRAY_MARK = Pattern.compile("\\[\\^[^\\]\\s]+\\](?!:)");

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
          .build();

  private MarkdownBook() {}

  static List<Section> sections(String markdown) {
    Reader reader = new Reader();
    PARSER.parse(withoutFrontMatter(markdown)).accept(reader);
    return reader.sections.finish();
  }

  /** The library's own extension takes the whole book for it when nothing ends it. */
  private static String withoutFrontMatter(String markdown) {
    List<String> lines = markdown.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return markdown;
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return String.join("\n", lines.subList(i + 1, lines.size()));
      }
    }
    return markdown;
  }

  private static final class Reader extends AbstractVisitor {
    private final Sections sections = new Sections();

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() <= CHAPTER_LEVEL) {
        sections.heading(text(heading));
      } else {
        sections.paragraph(text(heading));
      }
    }

    @Override
    public void visit(Paragraph paragraph) {
      sections.paragraph(text(paragraph));
    }

    @Override
    public void visit(FencedCodeBlock code) {
      // Left out.
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      // Left out.
    }

    @Override
    public void visit(HtmlBlock html) {
      // Left out.
    }

    @Override
    public void visit(CustomBlock extension) {
      // Tables and footnotes: left out.
    }

    private String text(Node node) {
      StringBuilder words = new StringBuilder();
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        collect(child, words);
      }
      String text = STRAY_MARK.matcher(words).replaceAll("");
      return text.strip().replaceAll("\\s+", " ");
    }

    /** Links are said by their words, pictures by what they show. */
    private static void collect(Node node, StringBuilder words) {
      switch (node) {
        case Text text -> words.append(text.getLiteral());
        case Code code -> words.append(code.getLiteral());
        case SoftLineBreak _ -> words.append(' ');
        case HardLineBreak _ -> words.append(' ');
        case HtmlInline _ -> words.append(' ');
        case FootnoteReference _ -> {}
        default -> {
          for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, words);
          }
        }
      }
    }
  }
}
