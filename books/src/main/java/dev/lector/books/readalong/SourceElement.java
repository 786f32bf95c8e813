package dev.lector.books.readalong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element where it stands in its source. */
final class SourceElement {
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final @Nullable SourceElement parent;
  private final String name;
  private final List<Attribute> attributes;
  private final Map<String, String> namespaces;
  private final List<SourceElement> children = new ArrayList<>();
  private final int start;
  private final int contentStart;
  private int contentEnd;
  private int end;

  /**
   * An attribute.
   *
   * @param value with its entities resolved
   * @param from of its name in the source
   * @param valueFrom behind the opening quotation mark
   * @param to behind the closing quotation mark
   */
  record Attribute(String name, String value, int from, int valueFrom, int to) {}

  SourceElement(
      @Nullable SourceElement parent,
      String name,
      List<Attribute> attributes,
      Map<String, String> namespaces,
      int start,
      int contentStart) {
    this.parent = parent;
    this.name = name;
    this.attributes = attributes;
    this.namespaces = namespaces;
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentStart;
    this.end = contentStart;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  void close(int endTag, int behind) {
    contentEnd = endTag;
    end = behind;
  }

  @Nullable SourceElement parent() {
    return parent;
  }

  List<SourceElement> children() {
    return children;
  }

  /** Children by their name without prefix. */
  List<SourceElement> children(String wanted) {
    return children.stream().filter(child -> child.local().equals(wanted)).toList();
  }

  /** Prefix with its colon; empty without one. */
  String prefix() {
    return name.substring(0, name.indexOf(':') + 1);
  }

  /** Name without prefix. */
  String local() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Namespaces by prefix; the default one by the empty text. */
  Map<String, String> namespaces() {
    return namespaces;
  }

  /** Whether it is of XHTML; documents without any namespace are meant to be. */
  boolean isXhtml() {
    int colon = name.indexOf(':');
    String namespace = namespaces.getOrDefault(colon < 0 ? "" : name.substring(0, colon), "");
    return namespace.equals(XHTML) || (namespace.isEmpty() && colon < 0);
  }

  /** Its start tag. */
  int start() {
    return start;
  }

  /** Behind its start tag. */
  int contentStart() {
    return contentStart;
  }

  /** Its end tag. */
  int contentEnd() {
    return contentEnd;
  }

  /** Behind its end tag. */
  int end() {
    return end;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  Optional<Attribute> attribute(String wanted) {
    return attributes.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  String value(String wanted) {
    return attribute(wanted).map(Attribute::value).orElse("");
  }

  /** Elements in it, at any depth, by their name without prefix. */
  List<SourceElement> all(String wanted) {
    List<SourceElement> found = new ArrayList<>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<SourceElement> found) {
    for (SourceElement child : children) {
      if (child.local().equals(wanted)) {
        found.add(child);
      }
      child.collect(wanted, found);
    }
  }
}
