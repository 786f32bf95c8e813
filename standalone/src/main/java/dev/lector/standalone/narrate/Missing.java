package dev.lector.standalone.narrate;

import dev.lector.books.passages.Book;
import java.util.LinkedHashMap;
import java.util.Map;

/** The passages that cannot be spoken, and whether a book may be made without them. */
final class Missing {
  private final boolean allowed;
  private final String without;
  private final Map<String, SpokenItem> passages = new LinkedHashMap<>();

  /**
   * Of a narration.
   *
   * @param without what it means when it may not, for people
   */
  Missing(boolean allowed, String without) {
    this.allowed = allowed;
    this.without = without;
  }

  /**
   * Goes on without passages.
   *
   * @param lost of which there is no audio, by the passage's id
   * @param all whether none of them is asked for again; else those that may yet succeed are
   * @throws NarrationException when the book may not be made without them, or nothing is left
   */
  void add(Book book, Map<String, SpokenItem> lost, boolean all) throws NarrationException {
    if (!allowed) {
      throw new NarrationException(FailedPassages.report(book, lost, without));
    }
    lost.forEach(
        (id, item) -> {
          if (all || !item.retryable()) {
            passages.put(id, item);
          }
        });
    if (passages.size() == book.passages().size()) {
      throw new NarrationException(FailedPassages.report(book, passages, without));
    }
  }

  /** By the passage's id. */
  Map<String, SpokenItem> passages() {
    return passages;
  }

  /** What people should know of them, on lines of its own; empty without any. */
  String report(Book book) {
    return passages.isEmpty()
        ? ""
        : "\n"
            + FailedPassages.report(
                book, passages, " and " + (passages.size() == 1 ? "is" : "are") + " missing");
  }
}
