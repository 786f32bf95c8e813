package dev.lector.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes pages of Markdown, as CommonMark with tables. HTML in it is text. */
final class Markdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Destinations destinations;

  Markdown(Destinations destinations) {
    this.destinations = destinations;
  }

  Page page(Contents.Entry entry, String text) {
    Node document = PARSER.parse(text);
    Outline outline = new Outline();
    document.accept(outline);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .escapeHtml(true)
            // Before the extension, as the first renderer of a node is the one that is used.
            .nodeRendererFactory(
                context -> new SiteNodes(context, destinations, entry.source(), outline.ids))
            .extensions(List.of(TablesExtension.create()))
            .build();
    List<Page.Part> parts = outline.parts();
    if (parts.isEmpty() || parts.getFirst().level() != 1) {
      throw new IllegalArgumentException(entry.source() + " does not begin with its title");
    }
    return new Page(
        entry.name(), entry.source(), parts.getFirst().heading(), renderer.render(document), parts);
  }

  /** Gives headings their anchors, and gathers what is said below each. */
  private static final class Outline extends AbstractVisitor {
    private final Anchors anchors = new Anchors();
    private final Map<Node, String> ids = new HashMap<>();
    private final List<Heading> headings = new ArrayList<>();
    private final List<StringBuilder> heads = new ArrayList<>();
    private final List<StringBuilder> texts = new ArrayList<>();
    private StringBuilder current = new StringBuilder();

    @Override
    public void visit(Heading heading) {
      StringBuilder head = new StringBuilder();
      current = head;
      visitChildren(heading);
      headings.add(heading);
      heads.add(head);
      ids.put(heading, anchors.of(head.toString()));
      current = new StringBuilder();
      texts.add(current);
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
      current.append(' ');
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
      if (node instanceof TableCell) {
        current.append(' ');
      }
    }

    @Override
    public void visit(Text text) {
      current.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      current.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
      current.append(code.getLiteral()).append(' ');
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      current.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      current.append(' ');
    }

    List<Page.Part> parts() {
      List<Page.Part> parts = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        parts.add(
            new Page.Part(
                headings.get(i).getLevel(),
                ids.getOrDefault(headings.get(i), ""),
                heads.get(i).toString(),
                texts.get(i).toString().strip().replaceAll("\\s+", " ")));
      }
      return parts;
    }
  }
}
