package dev.lector.books.chapters;

import dev.lector.books.document.Chapter;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import java.util.ArrayList;
import java.util.List;

/** A chapter while it is put together. */
final class Draft {
  private final boolean frontMatter;
  private final List<FlowItem> items = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();

  Draft(boolean frontMatter) {
    this.frontMatter = frontMatter;
  }

  boolean isFrontMatter() {
    return frontMatter;
  }

  List<FlowItem> items() {
    return items;
  }

  void title(String title) {
    if (!title.isBlank()) {
      titles.add(title);
    }
  }

  boolean isUntitled() {
    return titles.isEmpty();
  }

  List<FlowItem.Text> texts() {
    return items.stream()
        .filter(FlowItem.Text.class::isInstance)
        .map(FlowItem.Text.class::cast)
        .toList();
  }

  /** Whether it has headings and nothing below them. */
  boolean hasHeadingsAlone() {
    List<FlowItem.Text> texts = texts();
    return !texts.isEmpty() && texts.stream().allMatch(FlowItem.Text::isHeading);
  }

  /** The next chapter is said with this one's headings before it. */
  void prepend(Draft before) {
    items.addAll(0, before.items);
    titles.addAll(0, before.titles);
  }

  /** What follows is said at the end of this chapter. */
  void append(Draft after) {
    items.addAll(after.items);
  }

  /** Headings at the end, which belong to what comes next; none when there is nothing else. */
  List<FlowItem> takeTrailingHeadings(int from) {
    int at = items.size();
    for (int i = items.size() - 1; i >= from; i--) {
      if (items.get(i) instanceof FlowItem.Text text) {
        if (!text.isHeading()) {
          break;
        }
        at = i;
      }
    }
    boolean others = items.subList(0, at).stream().anyMatch(FlowItem.Text.class::isInstance);
    if (!others || at == items.size()) {
      return List.of();
    }
    List<FlowItem> tail = items.subList(at, items.size());
    List<FlowItem> taken = List.copyOf(tail);
    tail.clear();
    return taken;
  }

  /** Nothing stands in it. */
  boolean isEmpty() {
    return items.stream().allMatch(FlowItem.Anchor.class::isInstance);
  }

  Chapter finish() {
    LedgerBuilder ledger = new LedgerBuilder();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (FlowItem item : items) {
      switch (item) {
        case FlowItem.Text text -> {
          ledger.taken(text.taken());
          ledger.spoken(Characters.count(text.paragraph().text()));
          paragraphs.add(text.paragraph());
        }
        case FlowItem.LeftOut out ->
            ledger.takenAndLeftOut(out.reason(), out.characters(), out.example());
        case FlowItem.Anchor _ -> {}
      }
    }
    return new Chapter(joinedTitle(), frontMatter, paragraphs, ledger.build());
  }

  private String joinedTitle() {
    StringBuilder joined = new StringBuilder();
    for (String title : titles) {
      if (!joined.isEmpty()) {
        boolean ended = ".:;,!?".indexOf(joined.charAt(joined.length() - 1)) >= 0;
        joined.append(ended ? " " : ". ");
      }
      joined.append(title);
    }
    return joined.toString();
  }
}
