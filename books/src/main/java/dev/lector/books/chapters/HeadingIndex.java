package dev.lector.books.chapters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the first heading of a document that begins with a title, or with which the title begins.
 * Each heading is looked at once, and not again for each title.
 */
final class HeadingIndex {
  /** No title has more words. */
  private static final int LONGEST = 100;

  /** Words of headings to the first item that has them. */
  private final NavigableMap<String, Integer> whole = new TreeMap<>();

  /** The same without a label such as Chapter, of those that have one. */
  private final NavigableMap<String, Integer> unlabelled = new TreeMap<>();

  private final Map<TitleWords, Optional<Integer>> found = new HashMap<>();

  HeadingIndex(List<FlowItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof FlowItem.Text text && text.isHeading()) {
        TitleWords words = TitleWords.of(text.paragraph().text());
        add(whole, words, i);
        add(unlabelled, words.withoutLabel(), i);
      }
    }
  }

  private static void add(NavigableMap<String, Integer> headings, TitleWords words, int at) {
    if (!words.isEmpty()) {
      headings.putIfAbsent(words.beginning(LONGEST), at);
    }
  }

  /** Index of its item. */
  Optional<Integer> find(TitleWords title) {
    return found.computeIfAbsent(title, this::search);
  }

  private Optional<Integer> search(TitleWords title) {
    TitleWords unlabelledTitle = title.withoutLabel();
    int first =
        Math.min(
            Math.min(first(whole, title), first(unlabelled, title)), first(whole, unlabelledTitle));
    return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(first);
  }

  private static int first(NavigableMap<String, Integer> headings, TitleWords title) {
    int first = Integer.MAX_VALUE;
    if (title.isEmpty()) {
      return first;
    }
    String words = title.beginning(LONGEST);
    for (int at : headings.subMap(words, true, words + Character.MAX_VALUE, false).values()) {
      first = Math.min(first, at);
    }
    for (int end = words.indexOf(' '); end >= 0; end = words.indexOf(' ', end + 1)) {
      first = Math.min(first, headings.getOrDefault(words.substring(0, end + 1), first));
    }
    return first;
  }
}
