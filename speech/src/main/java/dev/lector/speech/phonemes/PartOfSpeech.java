package dev.lector.speech.phonemes;

import java.util.Set;

/** What homographs are told apart by, such as the noun and the verb record. */
enum PartOfSpeech {
  /** No clue: the reading met most often. */
  UNKNOWN("", "0jnv"),
  NOUN("n", "0njv"),
  VERB("v", "v0jn"),
  PARTICIPLE("p", "0jnv");

  private static final Set<String> BEFORE_VERBS =
      words(
          "to will would can could shall should must may might do does did don't doesn't didn't"
              + " can't cannot couldn't won't wouldn't shouldn't not i you we they who please let's"
              + " i'll you'll we'll they'll he'll she'll it'll i'd you'd we'd they'd never always");
  private static final Set<String> BEFORE_NOUNS =
      words(
          "a an the this these those my your his its our their no some any every each of in on for is are so very too as"
              + " with from by at");
  private static final Set<String> BEFORE_PARTICIPLES =
      words("have has had haven't hasn't hadn't i've you've we've they've been was were be being");

  /** What follows a verb that opens a clause: Close the door. */
  private static final Set<String> AFTER_VERBS =
      words("the a an this that these those my your his her its our their it them me us all");

  private final String tag;
  private final String preference;

  PartOfSpeech(String tag, String preference) {
    this.tag = tag;
    this.preference = preference;
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  /**
   * Guesses from the neighbours.
   *
   * @param previous word before in the clause, empty when there is none
   * @param next word after it, empty when there is none
   */
  static PartOfSpeech between(String previous, String next) {
    if (BEFORE_VERBS.contains(previous) || (previous.isEmpty() && AFTER_VERBS.contains(next))) {
      return VERB;
    }
    if (BEFORE_NOUNS.contains(previous)) {
      return NOUN;
    }
    return BEFORE_PARTICIPLES.contains(previous) ? PARTICIPLE : UNKNOWN;
  }

  /** Mark in the supplement: {@code read/p}. */
  String tag() {
    return tag;
  }

  /** Marks of the dictionary, the best first. */
  String preference() {
    return preference;
  }
}
