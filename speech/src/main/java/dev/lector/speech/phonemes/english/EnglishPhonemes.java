package dev.lector.speech.phonemes.english;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * English sentences as phonemes in misaki's convention, the alphabet of Kokoro's {@code
 * vocab.json}: 45 phonemes an accent, diphthongs as single letters, stress marks before the vowel,
 * punctuation kept. Each accent's lexicon is loaded when it is first needed. Safe for threads.
 */
public final class EnglishPhonemes {
  /** All that is beside the code but the license. */
  static final List<String> DATA =
      List.of(
          "corrections.tsv",
          "given-names.txt",
          "heteronyms.bin.gz",
          "heteronyms.tsv",
          "letters-gb.bin.gz",
          "letters-gb.txt",
          "letters-us.bin.gz",
          "letters-us.txt",
          "misaki-gb.txt.gz",
          "misaki-us.txt.gz",
          "names.tsv",
          "orthographies.tsv",
          "pos-tagger.bin.gz",
          "senses.tsv");

  private final Sentences sentences;
  private final UnknownWords dictionary;
  private final UnknownWords unknown;
  private volatile @Nullable AccentReader american;
  private volatile @Nullable AccentReader british;

  private EnglishPhonemes(Sentences sentences, UnknownWords dictionary, UnknownWords unknown) {
    this.sentences = sentences;
    this.dictionary = dictionary;
    this.unknown = unknown;
  }

  /** Loads what both accents share; words that no lexicon has are said by rules. */
  public static EnglishPhonemes load() {
    return load((word, british) -> "", (word, british) -> "");
  }

  /**
   * {@link #load()} with other ways to say words that the lexicon has not.
   *
   * @param dictionary is asked first
   * @param unknown is asked for what is no two words in one either, before the rules
   */
  public static EnglishPhonemes load(UnknownWords dictionary, UnknownWords unknown) {
    return new EnglishPhonemes(Sentences.load(), dictionary, unknown);
  }

  /** Changes with the data: see {@link DataDigest}. */
  public static String dataDigest() {
    return DataDigest.of(EnglishPhonemes.class, DATA);
  }

  /**
   * Writes a sentence as phonemes.
   *
   * @param sentence words, best as the text front end reads them; plain numbers are understood
   * @param british whether in the British accent, else the American
   * @return phonemes; empty when nothing in the sentence is said
   */
  public String phonemes(String sentence, boolean british) {
    return read(sentence, british).phonemes();
  }

  /** {@link #phonemes} with the place of each word. */
  public EnglishReading read(String sentence, boolean british) {
    return speaker(british).read(sentences.analyse(sentence));
  }

  /** Whether a word is written alike and said differently, depending on what is meant. */
  public boolean isHeteronym(String word) {
    return sentences.heteronyms.knows(word);
  }

  /** Whether a word has lost its g, which tells how its vowel is said: takin' for taking. */
  public boolean isClipped(String word, boolean british) {
    return Pronunciations.mayBeClipped(word) && speaker(british).isClipped(word);
  }

  private AccentReader speaker(boolean inBritish) {
    AccentReader loaded = inBritish ? british : american;
    if (loaded == null) {
      synchronized (this) {
        loaded = inBritish ? british : american;
        if (loaded == null) {
          loaded = AccentReader.load(inBritish, dictionary, unknown);
          if (inBritish) {
            british = loaded;
          } else {
            american = loaded;
          }
        }
      }
    }
    return loaded;
  }

  /** Everything of a sentence that both accents share. */
  static final class Sentences {
    private final PosTagger tagger;
    private final LetterA letterA = LetterA.load();
    private final Heteronyms heteronyms;

    private Sentences(PosTagger tagger, Heteronyms heteronyms) {
      this.tagger = tagger;
      this.heteronyms = heteronyms;
    }

    static Sentences load() {
      return new Sentences(PosTagger.load(), Heteronyms.load());
    }

    Analysed analyse(String sentence) {
      Tokenizer.Split split = Tokenizer.split(sentence);
      List<String> tags = new ArrayList<>();
      List<@Nullable String> readings = new ArrayList<>();
      int numbered = Numbering.end(split.tagged());
      analyse(split.tagged().subList(0, numbered), tags, readings);
      analyse(split.tagged().subList(numbered, split.tagged().size()), tags, readings);
      return new Analysed(split.tokens(), split.tagged(), tags, readings);
    }

    private void analyse(List<String> tokens, List<String> tags, List<@Nullable String> readings) {
      String[] tagged = tagger.tag(tokens);
      ClauseVerbs.settle(tokens, tagged);
      letterA.settle(tokens, tagged);
      Features features = new Features();
      for (int i = 0; i < tagged.length; i++) {
        readings.add(heteronyms.reading(i, tokens, tagged, features));
      }
      tags.addAll(Arrays.asList(tagged));
    }
  }

  /** A sentence's tokens, the tagger's tokens, their tags, and the readings of heteronyms. */
  record Analysed(
      List<Token> tokens,
      List<String> tagged,
      List<String> tags,
      List<@Nullable String> readings) {}
}
