package dev.lector.books.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts characters as they are taken from a source, spoken and left out. */
public final class LedgerBuilder {
  private static final int EXAMPLES = 3;
  private static final int EXAMPLE_LENGTH = 60;

  private static final class Entry {
    private long characters;
    private int times;
    private final List<String> examples = new ArrayList<>();
  }

  private final Map<Reason, Entry> entries = new EnumMap<>(Reason.class);
  private long characters;
  private long spoken;

  /** Text of the source. */
  public void taken(long count) {
    characters += count;
  }

  /** Text that is spoken. */
  public void spoken(long count) {
    spoken += count;
  }

  /** Text of the source that is left out. */
  public void takenAndLeftOut(Reason reason, long count, String example) {
    if (count == 0) {
      return;
    }
    characters += count;
    Entry entry = entries.computeIfAbsent(reason, _ -> new Entry());
    entry.characters += count;
    entry.times++;
    if (entry.examples.size() < EXAMPLES) {
      entry.examples.add(shortened(example));
    }
  }

  /** Another ledger's counts. */
  public void add(TextLedger ledger) {
    characters += ledger.characters();
    spoken += ledger.spoken();
    for (Omission omission : ledger.omissions()) {
      Entry entry = entries.computeIfAbsent(omission.reason(), _ -> new Entry());
      entry.characters += omission.characters();
      entry.times += omission.times();
      omission.examples().stream()
          .limit(EXAMPLES - entry.examples.size())
          .forEach(entry.examples::add);
    }
  }

  /** The ledger. */
  public TextLedger build() {
    List<Omission> omissions = new ArrayList<>();
    entries.forEach(
        (reason, entry) ->
            omissions.add(new Omission(reason, entry.characters, entry.times, entry.examples)));
    omissions.sort(Comparator.comparingLong(Omission::characters).reversed());
    return new TextLedger(characters, spoken, omissions);
  }

  /** As much of a text as an example needs, cut between characters. */
  public static String beginning(String text) {
    int most = Math.min(text.length(), 8 * EXAMPLE_LENGTH);
    boolean halved = most < text.length() && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, halved ? most - 1 : most);
  }

  /** The beginning of a text in one line. */
  public static String shortened(String text) {
    String line = beginning(text).strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= EXAMPLE_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, EXAMPLE_LENGTH - 1)) + "…";
  }
}
