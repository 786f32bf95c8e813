package dev.lector.books.markup;

import dev.lector.books.document.Paragraph.Mark.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds where markup tells who speaks: drama's classes, EPUB's structural semantics, TEI. */
final class Speakers {
  private static final Set<String> SPEAKER =
      Set.of("speaker", "persona", "speaker-name", "speakername", "character", "sp-name");
  private static final Set<String> STAGE =
      Set.of("stage", "stagedir", "stage-direction", "stagedirection", "stage-dir", "direction");

  private Speakers() {}

  /** What an element says that its text is; null when it says nothing of the kind. */
  static @Nullable Kind of(Element element) {
    List<String> types = Names.types(element);
    if (element.nameIs("speaker") || types.contains("z3998:persona") || has(element, SPEAKER)) {
      return Kind.SPEAKER;
    }
    boolean stage =
        element.nameIs("stage") || types.contains("z3998:stage-direction") || has(element, STAGE);
    return stage ? Kind.STAGE_DIRECTION : null;
  }

  private static boolean has(Element element, Set<String> names) {
    return Names.classes(element).stream()
        .anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
  }
}
