package dev.lector.books.markup;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;

/** Tells captions of pictures from the sources of quotations; looks at each figure once. */
final class Captions {
  private final IdentityHashMap<Element, Figure> figures = new IdentityHashMap<>();

  /**
   * A figure.
   *
   * @param texts how many of its children have text, up to two
   */
  private record Figure(boolean picture, int texts) {
    static Figure of(Element element) {
      int texts = 0;
      for (Element child : element.children()) {
        texts += texts < 2 && child.hasText() ? 1 : 0;
      }
      return new Figure(
          element.selectFirst("img, svg, object, video, audio, canvas") != null, texts);
    }
  }

  boolean isOfPicture(Element caption) {
    Element parent = caption.parent();
    if (parent == null) {
      return false;
    }
    Figure figure = figures.computeIfAbsent(parent, Figure::of);
    return figure.picture() && figure.texts() <= (caption.hasText() ? 1 : 0);
  }
}
