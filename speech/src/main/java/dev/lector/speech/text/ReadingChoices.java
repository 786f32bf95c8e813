package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The ways in which texts can be read: as usual, with lexicons that have a name, and as somebody
 * has it by default. Safe for use by many threads.
 */
public final class ReadingChoices {
  /** Stands for no lexicon by name where somebody has some by default. */
  public static final String NONE = "none";

  /** Most lexicons of one text. */
  public static final int MOST_AT_ONCE = 8;

  /** Lexicons put together that are kept for the next text. */
  private static final int KEPT = 64;

  /** Names that are told when one is unknown. */
  private static final int TOLD = 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final ReadingOptions usual;
  private final Map<String, ReadingLexicon> named;
  private final Map<String, ReadingWish> owners;
  private final Map<List<String>, ReadingLexicon> together =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, ReadingLexicon> eldest) {
          return size() > KEPT;
        }
      };

  private ReadingChoices(
      ReadingOptions usual, Map<String, ReadingLexicon> named, Map<String, ReadingWish> owners) {
    this.usual = usual;
    this.named = Map.copyOf(named);
    this.owners = Map.copyOf(owners);
  }

  /** One way alone. */
  public static ReadingChoices only(ReadingOptions usual) {
    return new ReadingChoices(usual, Map.of(), Map.of());
  }

  /**
   * Several ways.
   *
   * @param usual how texts are read of which nothing else is said; its lexicon counts for all, but
   *     for the words that a named one has
   * @param named lexicons by name
   * @param owners what counts for somebody who does not say it
   * @throws ReadingLexiconException when a name cannot be one, or somebody's default is unknown
   */
  public static ReadingChoices of(
      ReadingOptions usual, Map<String, ReadingLexicon> named, Map<String, ReadingWish> owners)
      throws ReadingLexiconException {
    for (String name : named.keySet()) {
      if (!isName(name)) {
        throw new ReadingLexiconException(
            "A lexicon's name has letters, digits, points, hyphens and low lines, at most 64, and is"
                + " not \""
                + NONE
                + "\"; rename \""
                + name
                + "\".");
      }
    }
    ReadingChoices choices = new ReadingChoices(usual, named, owners);
    for (ReadingWish wish : owners.values()) {
      choices.of(wish.of(""));
    }
    return choices;
  }

  private static boolean isName(String name) {
    return !name.equals(NONE) && NAME.matcher(name).matches();
  }

  /**
   * How a text is read.
   *
   * @throws ReadingLexiconException when a name is unknown; the message tells the known ones
   */
  public ReadingOptions of(ReadingWish wish) throws ReadingLexiconException {
    ReadingWish habit = owners.getOrDefault(wish.owner(), ReadingWish.NONE);
    String names = wish.lexicon().isBlank() ? habit.lexicon() : wish.lexicon();
    String normalize = wish.normalize().isBlank() ? habit.normalize() : wish.normalize();
    if (names.isBlank() && normalize.isBlank()) {
      return usual;
    }
    return new ReadingOptions(
        lexicon(names), normalize.isBlank() ? usual.normalization() : normalization(normalize));
  }

  private static Normalization normalization(String written) throws ReadingLexiconException {
    try {
      return Normalization.parse(written);
    } catch (IllegalArgumentException e) {
      throw new ReadingLexiconException(
          "How much is rewritten (normalize) is full, light or off, not \"" + written + "\".");
    }
  }

  private ReadingLexicon lexicon(String names) throws ReadingLexiconException {
    List<String> wanted = new ArrayList<>();
    for (String name : names.split("[,+]", -1)) {
      String stripped = name.strip();
      if (!stripped.isEmpty() && !stripped.equals(NONE)) {
        wanted.add(stripped);
      }
    }
    if (wanted.size() > MOST_AT_ONCE) {
      throw new ReadingLexiconException(
          "A text is read with at most " + MOST_AT_ONCE + " lexicons, not " + wanted.size() + ".");
    }
    synchronized (together) {
      ReadingLexicon known = together.get(wanted);
      if (known != null) {
        return known;
      }
    }
    ReadingLexicon all = usual.lexicon();
    for (String name : wanted) {
      ReadingLexicon one = named.get(name);
      if (one == null) {
        throw unknown(name);
      }
      all = all.with(one);
    }
    synchronized (together) {
      together.put(List.copyOf(wanted), all);
    }
    return all;
  }

  private ReadingLexiconException unknown(String name) {
    List<String> known = List.copyOf(new TreeSet<>(named.keySet()));
    String told =
        known.isEmpty()
            ? "no lexicon has a name here"
            : "there is "
                + String.join(", ", known.subList(0, Math.min(TOLD, known.size())))
                + (known.size() > TOLD ? " and " + (known.size() - TOLD) + " more" : "");
    String shown = name.length() <= 64 ? name : name.substring(0, 64) + "…";
    return new ReadingLexiconException("There is no lexicon \"" + shown + "\"; " + told + ".");
  }
}
