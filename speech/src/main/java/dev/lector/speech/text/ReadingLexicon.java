package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that are said in another way than the rules would: by a pronunciation or by other words.
 * Immutable.
 *
 * <p>An entry without capitals is found however the text capitalises it; one with a capital is
 * found as it is written alone. Entries are whole words; the longest one that fits is taken.
 */
public final class ReadingLexicon {
  /** No words. */
  public static final ReadingLexicon EMPTY = new ReadingLexicon(List.of());

  /** Longest file, characters. */
  public static final int LONGEST = 1 << 20;

  /** Most entries. */
  public static final int MOST_ENTRIES = 10_000;

  /** Entries that begin with the same word: each is compared where that word stands. */
  private static final int MOST_ALIKE = 32;

  private final Map<String, List<LexiconEntry>> byFirstWord = new HashMap<>();
  private final List<LexiconEntry> entries;

  private ReadingLexicon(Collection<LexiconEntry> entries) {
    this.entries = List.copyOf(entries);
    for (LexiconEntry entry : entries) {
      byFirstWord
          .computeIfAbsent(firstWord(entry.written(), 0), word -> new ArrayList<>())
          .add(entry);
    }
    byFirstWord
        .values()
        .forEach(
            alike ->
                alike.sort(
                    Comparator.comparingInt((LexiconEntry entry) -> -entry.written().length())
                        .thenComparing(LexiconEntry::anyCase)));
  }

  /**
   * Reads a lexicon: W3C's Pronunciation Lexicon Specification (PLS) where the text is XML, else
   * lines of {@code word = ipa} and {@code word => text}, with {@code #} before remarks.
   *
   * @param name of the file, for messages
   * @throws ReadingLexiconException with the line, when it cannot be used
   */
  public static ReadingLexicon parse(String name, String text) throws ReadingLexiconException {
    if (text.length() > LONGEST) {
      throw new ReadingLexiconException(
          name + " has more than " + LONGEST + " characters; split it into several lexicons.");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Gathering gathering = new Gathering(name);
    if (plain.stripLeading().startsWith("<")) {
      PlsReader.read(name, plain, gathering);
    } else {
      lines(plain, gathering);
    }
    return new ReadingLexicon(gathering.entries.values());
  }

  private static void lines(String text, Gathering gathering) throws ReadingLexiconException {
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      int arrow = line.indexOf("=>");
      int equals = line.indexOf('=');
      if (equals <= 0) {
        throw new ReadingLexiconException(
            gathering.name,
            number,
            "Write \"word = ipa\" or \"word => text\", not \"" + cut(line) + "\".");
      }
      if (arrow == equals) {
        gathering.reading(number, line.substring(0, arrow), line.substring(arrow + 2));
      } else {
        gathering.pronounced(number, line.substring(0, equals), line.substring(equals + 1));
      }
    }
  }

  private static String cut(String line) {
    return line.length() <= 40 ? line.strip() : line.substring(0, 40).strip() + "…";
  }

  /** Whether it has no words. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many words it has. */
  public int size() {
    return entries.size();
  }

  /** This with the entries of another one, which win. */
  public ReadingLexicon with(ReadingLexicon other) {
    if (other.isEmpty()) {
      return this;
    }
    Map<String, LexiconEntry> all = new LinkedHashMap<>();
    entries.forEach(entry -> all.put(entry.written(), entry));
    other.entries.forEach(entry -> all.put(entry.written(), entry));
    return new ReadingLexicon(all.values());
  }

  /** The entry that stands at a place where a word begins; null when there is none. */
  @Nullable LexiconEntry at(String text, int at) {
    List<LexiconEntry> alike = byFirstWord.get(firstWord(text, at));
    if (alike != null) {
      for (LexiconEntry entry : alike) {
        if (entry.endAt(text, at) > 0) {
          return entry;
        }
      }
    }
    return null;
  }

  /** Letters and digits in small letters, or the one sign that an entry begins with. */
  private static String firstWord(String text, int at) {
    int end = at;
    while (end < text.length() && end - at < 64 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(at, Math.max(end, at + 1)).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadingLexicon that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** The entries of a file, as they are read. */
  static final class Gathering {
    private final String name;
    private final Map<String, LexiconEntry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();

    private Gathering(String name) {
      this.name = name;
    }

    void reading(int line, String written, String text) throws ReadingLexiconException {
      try {
        add(line, LexiconEntry.reading(written, text));
      } catch (IllegalArgumentException e) {
        throw wrong(line, e);
      }
    }

    void pronounced(int line, String written, String ipa) throws ReadingLexiconException {
      try {
        add(line, LexiconEntry.pronounced(written, ipa));
      } catch (IllegalArgumentException e) {
        throw wrong(line, e);
      }
    }

    private ReadingLexiconException wrong(int line, IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      return new ReadingLexiconException(
          name, line, Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }

    private void add(int line, LexiconEntry entry) throws ReadingLexiconException {
      if (entries.putIfAbsent(entry.written(), entry) != null) {
        throw new ReadingLexiconException(
            name, line, "\"" + entry.written() + "\" is there already; keep one of the two.");
      }
      if (entries.size() > MOST_ENTRIES) {
        throw new ReadingLexiconException(
            name, line, "A lexicon has at most " + MOST_ENTRIES + " entries.");
      }
      if (alike.merge(firstWord(entry.written(), 0), 1, Integer::sum) > MOST_ALIKE) {
        throw new ReadingLexiconException(
            name, line, "At most " + MOST_ALIKE + " entries may begin with the same word.");
      }
    }
  }
}
