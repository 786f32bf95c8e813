package dev.lector.docs;

import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * What looks otherwise than CommonMark's own HTML: links lead to pages, headings can be linked to,
 * comments are left out, what is wide scrolls by itself, and drawings are part of the page, so that
 * they have its colours.
 */
final class SiteNodes implements NodeRenderer {
  private static final String DRAWINGS = "pictures/";

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final Destinations destinations;
  private final String source;
  private final Map<Node, String> ids;

  /**
   * @param source of the page
   * @param ids anchors of its headings
   */
  SiteNodes(
      HtmlNodeRendererContext context,
      Destinations destinations,
      String source,
      Map<Node, String> ids) {
    this.context = context;
    this.html = context.getWriter();
    this.destinations = destinations;
    this.source = source;
    this.ids = ids;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(
        Link.class,
        Image.class,
        Heading.class,
        FencedCodeBlock.class,
        HtmlBlock.class,
        TableBlock.class);
  }

  @Override
  public void render(Node node) {
    switch (node) {
      case Link link -> link(link);
      case Image image -> image(image);
      case Heading heading -> heading(heading);
      case FencedCodeBlock code -> code(code);
      case HtmlBlock comment -> comment(comment);
      case TableBlock table -> table(table);
      default -> throw new IllegalArgumentException(node.toString());
    }
  }

  private void link(Link link) {
    switch (destinations.follow(source, link.getDestination())) {
      case Destinations.Address(String text) -> {
        html.tag("a", Map.of("href", text));
        children(link);
        html.tag("/a");
      }
      case Destinations.Source(String path) -> {
        html.tag("span", Map.of("class", "source", "title", path + " in the sources"));
        children(link);
        html.tag("/span");
      }
    }
  }

  private void image(Image image) {
    String file = image.getDestination();
    String says = image.getFirstChild() instanceof Text text ? text.getLiteral() : "";
    if (file.startsWith(DRAWINGS)) {
      String drawing = destinations.read(source, file);
      html.tag("span", Map.of("class", "drawing", "role", "img", "aria-label", says));
      html.raw(drawing.substring(drawing.indexOf("<svg")).strip());
      html.tag("/span");
    } else {
      html.tag("span", Map.of("class", "chart"));
      html.tag(
          "img",
          Map.of("src", destinations.picture(source, file), "alt", says, "loading", "lazy"),
          true);
      html.tag("/span");
    }
  }

  private void heading(Heading heading) {
    String tag = "h" + heading.getLevel();
    String id = ids.getOrDefault(heading, "");
    html.line();
    html.tag(tag, Map.of("id", id));
    children(heading);
    html.tag("/" + tag);
    html.line();
  }

  private void code(FencedCodeBlock code) {
    html.line();
    html.tag("pre", Map.of("tabindex", "0"));
    html.tag("code");
    html.text(code.getLiteral());
    html.tag("/code");
    html.tag("/pre");
    html.line();
  }

  private void comment(HtmlBlock block) {
    if (!block.getLiteral().startsWith("<!--")) {
      throw new IllegalArgumentException(source + " has HTML: " + block.getLiteral());
    }
  }

  private void table(TableBlock table) {
    html.line();
    html.tag("div", Map.of("class", "wide", "tabindex", "0"));
    html.tag("table");
    children(table);
    html.tag("/table");
    html.tag("/div");
    html.line();
  }

  private void children(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }
}
