package dev.lector.tts.phonemes;

import java.util.Set;

/** What the lexicon tells homographs apart by: {@code recordn}, {@code recordv}. */
enum PartOfSpeech {
  /** No clue, or no verb. */
  OTHER,
  VERB;

  private static final Set<String> BEFORE_VERBS =
      Set.of(
          "to",
          "will",
          "would",
          "can",
          "could",
          "shall",
          "should",
          "must",
          "may",
          "might",
          "do",
          "does",
          "did",
          "don't",
          "doesn't",
          "didn't",
          "can't",
          "cannot",
          "couldn't",
          "won't",
          "wouldn't",
          "shouldn't",
          "not",
          "i",
          "you",
          "we",
          "they",
          "who",
          "please",
          "let's",
          "i'll",
          "you'll",
          "we'll",
          "they'll",
          "he'll",
          "she'll",
          "it'll",
          "never",
          "always");

  /** Guesses from the word before. */
  static PartOfSpeech after(String previous) {
    return BEFORE_VERBS.contains(previous) ? VERB : OTHER;
  }

  /** Letters that mark this part of speech in the lexicon, the best first. */
  String preference() {
    return this == VERB ? "v0jn" : "0jnv";
  }
}
