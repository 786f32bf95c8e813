package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.phonemes.english.DataDigest;
import dev.lector.speech.phonemes.english.EnglishPhonemes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Audio is addressed by the name of what says its words. Data are in the name by their digest. Code
 * has a version there, which is raised by hand: what is said of fixed sentences is recorded, and
 * tells when.
 */
final class PronunciationVersionsTest {
  /** As the front ends of Kokoro ask it. */
  private static final EnglishPhonemes ENGLISH =
      EnglishPhonemes.load(new CmuWords(), (word, british) -> "");

  @Test
  void codeThatSaysWordsInAnotherWayHasAnotherVersion() throws IOException {
    Map<String, String> said = new LinkedHashMap<>();
    try (Phonemizer plain = LexiconPhonemizer.load();
        Phonemizer withSenses = new EnglishVoicePhonemizer(plain, ENGLISH, false)) {
      said.put("LexiconPhonemizer", digest(plain::phonemize));
      said.put("EnglishVoicePhonemizer", digest(withSenses::phonemize));
    }
    said.put("FrontEnds, American", digest(words -> ENGLISH.phonemes(words, false)));
    said.put("FrontEnds, British", digest(words -> ENGLISH.phonemes(words, true)));
    assertThat(said)
        .as(
            "What these say has changed. Where their code changed, raise their VERSION, unless that"
                + " was done since the last release. Then record here what they say.")
        .containsExactly(
            Map.entry("LexiconPhonemizer", "f0dde7f9"),
            Map.entry("EnglishVoicePhonemizer", "e33977ad"),
            Map.entry("FrontEnds, American", "4322169b"),
            Map.entry("FrontEnds, British", "2b661b81"));
  }

  @Test
  void namesHaveTheDigestOfTheData() {
    try (Phonemizer plain = LexiconPhonemizer.load();
        Phonemizer withSenses = new EnglishVoicePhonemizer(plain, ENGLISH, false)) {
      assertThat(plain.name())
          .endsWith("-" + DataDigest.of(LexiconPhonemizer.class, LexiconPhonemizer.DATA));
      assertThat(withSenses.name())
          .startsWith(plain.name() + ", ")
          .endsWith("-" + EnglishPhonemes.dataDigest());
    }
  }

  private static String digest(UnaryOperator<String> said) throws IOException {
    CRC32 digest = new CRC32();
    for (String sentence : sentences()) {
      digest.update((said.apply(sentence) + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return String.format("%08x", digest.getValue());
  }

  /** The first hundreds of sentences and words of the other tests. */
  private static List<String> sentences() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String table :
        List.of(
            "espeak-words.tsv",
            "english/misaki-sentences.tsv",
            "english/heteronyms-balanced.tsv")) {
      try (InputStream in =
              Objects.requireNonNull(PronunciationVersionsTest.class.getResourceAsStream(table));
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(cells -> table.contains("balanced") ? cells[2] : cells[0])
            .limit(300)
            .forEach(sentences::add);
      }
    }
    assertThat(sentences).hasSizeGreaterThan(600);
    return sentences;
  }
}
