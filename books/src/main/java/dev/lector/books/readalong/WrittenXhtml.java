package dev.lector.books.readalong;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Writes a document that was read as HTML as XHTML in UTF-8. */
final class WrittenXhtml {
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /** Namespaces of the prefixes that documents of books use without a declaration. */
  private static final Map<String, String> USUAL =
      Map.of("epub", "http://www.idpf.org/2007/ops", "xlink", "http://www.w3.org/1999/xlink");

  /** Namespaces that elements have in HTML by their names. */
  private static final Map<String, String> BY_NAME =
      Map.of(
          "html",
          XHTML,
          "svg",
          "http://www.w3.org/2000/svg",
          "math",
          "http://www.w3.org/1998/Math/MathML");

  private final Element html;

  private WrittenXhtml(Element html) {
    this.html = html;
  }

  /** The source of a document; empty where it has no element. */
  static String of(Document tree) {
    Document copy = tree.clone();
    copy.outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .prettyPrint(false);
    Element html = copy.firstElementChild();
    if (html == null) {
      return "";
    }
    tellEncoding(html);
    new WrittenXhtml(html).bind(html, Set.of("xml", "xmlns"));
    return "<!DOCTYPE html>\n" + html.outerHtml();
  }

  private static void tellEncoding(Element html) {
    for (Element meta : html.select("meta")) {
      if (meta.hasAttr("charset")) {
        meta.attr("charset", "utf-8");
      } else if (meta.attr("http-equiv").equalsIgnoreCase("content-type")) {
        meta.attr("content", "text/html; charset=utf-8");
      }
    }
  }

  /**
   * Gives each prefix its namespace. Those that nobody declares are left out: {@code <o:p>} is a
   * {@code <span>}.
   *
   * @param outer prefixes that are declared around the element
   */
  private void bind(Element element, Set<String> outer) {
    Set<String> bound = new HashSet<>(outer);
    for (Attribute attribute : element.attributes().asList()) {
      if (attribute.getKey().startsWith("xmlns:")) {
        if (attribute.getValue().isBlank()) {
          element.removeAttr(attribute.getKey());
        } else {
          bound.add(attribute.getKey().substring(6));
        }
      }
    }
    for (Attribute attribute : element.attributes().asList()) {
      if (!isBound(attribute.getKey(), bound)) {
        element.removeAttr(attribute.getKey());
      }
    }
    if (!isBound(element.tagName(), bound)) {
      element.tagName("span");
    }
    String namespace = BY_NAME.get(element.normalName());
    if (namespace != null && !element.hasAttr("xmlns")) {
      element.attr("xmlns", namespace);
    }
    for (Element child : element.children()) {
      bind(child, bound);
    }
  }

  /** Whether a name has no prefix, or one with a namespace. */
  private boolean isBound(String name, Set<String> bound) {
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    if (colon < 0 || bound.contains(prefix)) {
      return true;
    }
    String usual = USUAL.get(prefix);
    if (usual == null) {
      return false;
    }
    html.attr("xmlns:" + prefix, usual);
    return true;
  }
}
