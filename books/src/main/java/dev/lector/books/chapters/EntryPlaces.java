package dev.lector.books.chapters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in a document entries of a table of contents lead; made in one pass for all of them. */
final class EntryPlaces {
  private final List<FlowItem> items;
  private final Map<String, Integer> anchors = new HashMap<>();

  /** Of each item, the last paragraph before it that is no heading; -1 without one. */
  private final int[] proseBefore;

  /** Of each item, the first heading that is not before it; the number of items without one. */
  private final int[] headingFrom;

  private @Nullable HeadingIndex headings;

  EntryPlaces(List<FlowItem> items) {
    this.items = items;
    this.proseBefore = new int[items.size()];
    this.headingFrom = new int[items.size()];
    int prose = -1;
    for (int i = 0; i < items.size(); i++) {
      proseBefore[i] = prose;
      switch (items.get(i)) {
        case FlowItem.Anchor anchor -> anchors.putIfAbsent(anchor.id(), i);
        case FlowItem.Text text -> prose = text.isHeading() ? prose : i;
        case FlowItem.LeftOut _ -> {}
      }
    }
    int heading = items.size();
    for (int i = items.size() - 1; i >= 0; i--) {
      heading = items.get(i) instanceof FlowItem.Text text && text.isHeading() ? i : heading;
      headingFrom[i] = heading;
    }
  }

  /**
   * The item at which a place begins that links lead to.
   *
   * @param starts where chapters begin so far
   */
  Optional<Integer> ofAnchor(String id, NavigableMap<Integer, String> starts) {
    Integer at = anchors.get(id);
    if (at == null) {
      return Optional.empty();
    }
    Integer start = starts.floorKey(at);
    return Optional.of(backOverHeadings(at, start == null ? -1 : start - 1));
  }

  /** The item at which a heading begins that is worded as a title. */
  Optional<Integer> ofHeading(String title) {
    if (headings == null) {
      headings = new HeadingIndex(items);
    }
    return headings.find(TitleWords.of(title)).map(at -> backOverHeadings(at, -1));
  }

  /**
   * A heading that stands before a place belongs to it, and so does the top of a document.
   *
   * @param end an item before which none belongs to it; -1 without one
   */
  private int backOverHeadings(int place, int end) {
    int last = Math.max(end, proseBefore[place]);
    return last < 0 ? 0 : Math.min(place, headingFrom[last + 1]);
  }
}
