package dev.lector.books.docx;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Elements of WordprocessingML. They are known by their local names, since writers choose the
 * prefixes, and so are attributes.
 */
final class Word {
  private Word() {}

  /** An attribute by its local name in any case; empty when there is none. */
  static String attr(Element element, String name) {
    String normal = name.toLowerCase(Locale.ROOT);
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.equals(normal) || key.endsWith(":" + normal)) {
        return attribute.getValue();
      }
    }
    return "";
  }

  /** The first child of a name. */
  static @Nullable Element child(@Nullable Element parent, String name) {
    String normal = name.toLowerCase(Locale.ROOT);
    if (parent != null) {
      for (Element child : parent.children()) {
        if (child.normalName().equals(normal)) {
          return child;
        }
      }
    }
    return null;
  }

  /** The value of a child such as {@code <w:pStyle w:val="Title"/>}; nothing without the child. */
  static Optional<String> value(@Nullable Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? Optional.empty() : Optional.of(attr(child, "val"));
  }

  /** Whether a property is switched on, such as {@code <w:vanish/>}. */
  static boolean isOn(@Nullable Element parent, String name) {
    return value(parent, name).filter(v -> !v.matches("(?i)0|false|off|none")).isPresent();
  }
}
