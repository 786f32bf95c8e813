package dev.lector.books.chapters;

import dev.lector.books.bounds.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where in a document chapters begin, as the table of contents says. */
final class Starts {
  private static final int LEVELS = 2;

  private final Map<String, List<TocEntry>> byDocument = new LinkedHashMap<>();
  private final List<String> notices;
  private final boolean empty;

  /**
   * A book's.
   *
   * @param notices gets what the table of contents names and what is not there
   */
  Starts(List<TocEntry> toc, List<FlowDocument> documents, List<String> notices) {
    this.notices = notices;
    int headings =
        (int)
            documents.stream()
                .flatMap(document -> document.items().stream())
                .filter(item -> item instanceof FlowItem.Text text && isChapterHeading(text))
                .count();
    this.empty = toc.isEmpty() || (toc.size() == 1 && headings > 2);
    if (!empty) {
      toc.forEach(
          entry -> byDocument.computeIfAbsent(entry.document(), _ -> new ArrayList<>()).add(entry));
      tellUnread(documents);
    }
  }

  private void tellUnread(List<FlowDocument> documents) {
    Set<String> read = documents.stream().map(FlowDocument::name).collect(Collectors.toSet());
    byDocument.forEach(
        (name, entries) -> {
          if (!read.contains(name)) {
            notices.add(
                "The table of contents names \"%s\" in %s, which is not in the reading order and not read"
                    .formatted(entries.getFirst().title(), name));
          }
        });
  }

  /** Whether there is no table of contents to go by: headings begin chapters then. */
  boolean isEmpty() {
    return empty;
  }

  static boolean isChapterHeading(FlowItem.Text text) {
    return text.isHeading() && text.level() <= LEVELS;
  }

  /** Index of the item that a chapter begins with, to its title. */
  NavigableMap<Integer, String> in(FlowDocument document) {
    TreeMap<Integer, String> starts = new TreeMap<>();
    if (empty) {
      inHeadings(document, starts);
      return starts;
    }
    List<TocEntry> entries = byDocument.getOrDefault(document.name(), List.of());
    if (entries.isEmpty()) {
      return starts;
    }
    EntryPlaces places = new EntryPlaces(document.items());
    for (TocEntry entry : entries) {
      Cancellation.check();
      Optional<Integer> at = place(entry, document, places, starts);
      boolean chapter = entry.level() <= LEVELS || at.filter(i -> i == 0).isPresent();
      if (chapter && at.isPresent()) {
        starts.putIfAbsent(at.get(), entry.title());
      }
    }
    return starts;
  }

  private static void inHeadings(FlowDocument document, Map<Integer, String> starts) {
    starts.put(0, "");
    boolean prose = false;
    for (int i = 0; i < document.items().size(); i++) {
      if (document.items().get(i) instanceof FlowItem.Text text) {
        if (isChapterHeading(text) && prose) {
          starts.put(i, "");
          prose = false;
        }
        prose |= !text.isHeading();
      }
    }
  }

  private Optional<Integer> place(
      TocEntry entry,
      FlowDocument document,
      EntryPlaces places,
      NavigableMap<Integer, String> starts) {
    if (entry.fragment().isEmpty()) {
      return Optional.of(0);
    }
    Optional<Integer> anchor = places.ofAnchor(entry.fragment(), starts);
    if (anchor.isPresent()) {
      return anchor;
    }
    Optional<Integer> heading = places.ofHeading(entry.title());
    if (heading.isEmpty() && starts.containsKey(0)) {
      notices.add(
          "The table of contents names \"%s\" at a place that is not in %s"
              .formatted(entry.title(), document.name()));
      return Optional.empty();
    }
    return heading.or(() -> Optional.of(0));
  }
}
