package dev.lector.books.readalong;

import dev.lector.books.document.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where spans go around a sentence so that the document stays well-formed and valid: one span
 * where that is possible, with the elements that are wholly in the sentence; else one for each of
 * the longest parts for which it is.
 */
final class SpanFinder {
  private final SourceMarkup markup;

  SpanFinder(SourceMarkup markup) {
    this.markup = markup;
  }

  /**
   * What gets a span.
   *
   * @param parent of the span
   * @param from in the source
   * @param to in the source
   * @param character of the sentence's paragraph with which it begins
   */
  record Range(SourceElement parent, int from, int to, int character) {}

  /**
   * The spans of a sentence, in the order of its text; none where no span can be.
   *
   * @param places of the sentence in this document
   */
  List<Range> find(List<Place> places) {
    List<Range> parts = new ArrayList<>();
    for (Place place : places) {
      part(place).ifPresent(parts::add);
    }
    List<Range> spans = new ArrayList<>();
    int next = 0;
    while (next < parts.size()) {
      int last = parts.size() - 1;
      Range span = around(parts.get(next), parts.get(last));
      while (span == null && last > next) {
        last--;
        span = around(parts.get(next), parts.get(last));
      }
      if (span != null) {
        spans.add(span);
      }
      next = last + 1;
    }
    return spans;
  }

  private Optional<Range> part(Place place) {
    if (place.from() == place.to()) {
      return markup
          .elementBefore(place.path())
          .flatMap(
              element ->
                  Optional.ofNullable(element.parent())
                      .map(
                          parent ->
                              new Range(parent, element.start(), element.end(), place.start())));
    }
    return markup
        .run(place.path())
        .filter(run -> place.to() <= run.length())
        .map(
            run ->
                new Range(
                    run.parent(), run.from(place.from()), run.to(place.to() - 1), place.start()));
  }

  /** One span around all from one part to another; null where none can be. */
  private @Nullable Range around(Range first, Range last) {
    if (last.to() < first.from()) {
      return null;
    }
    SourceElement common = common(first.parent(), last.parent());
    int from = first.from();
    for (SourceElement e = first.parent(); !e.equals(common); e = parent(e)) {
      if (markup.hasText(e.contentStart(), from)) {
        return null;
      }
      from = e.start();
    }
    int to = last.to();
    for (SourceElement e = last.parent(); !e.equals(common); e = parent(e)) {
      if (markup.hasText(to, e.contentEnd())) {
        return null;
      }
      to = e.end();
    }
    boolean possible = Phrasing.takesSpan(common) && Phrasing.fits(common, from, to);
    return possible ? new Range(common, from, to, first.character()) : null;
  }

  private static SourceElement common(SourceElement one, SourceElement other) {
    SourceElement a = one;
    SourceElement b = other;
    while (!a.equals(b)) {
      // The one that begins later is not around the other.
      if (a.start() > b.start()) {
        a = parent(a);
      } else {
        b = parent(b);
      }
    }
    return a;
  }

  private static SourceElement parent(SourceElement element) {
    SourceElement parent = element.parent();
    if (parent == null) {
      throw new IllegalStateException("every element is in the root");
    }
    return parent;
  }
}
