package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every phonemizer keeps to, whatever it is given. */
abstract class PhonemizerContract {
  abstract Phonemizer phonemizer();

  @Test
  void keepsPunctuationAfterTheWordsItFollows() {
    assertThat(phonemizer().phonemize("One, two; three: four! Five? Six."))
        .matches("[^,;:!?.]+, [^,;:!?.]+; [^,;:!?.]+: [^,;:!?.]+! [^,;:!?.]+\\? [^,;:!?.]+\\.");
  }

  @Test
  void keepsTheFirstOfSeveralMarksAndDropsThoseWithNothingBefore() {
    assertThat(phonemizer().phonemize("...Wait?! -- ...")).matches("[^.?!,]+\\?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\t", "?", "...", "-- '' \"", "\u0000\u0001", "\ud800", "()[]"})
  void saysNothingWhereNothingIsToBeSaid(String text) {
    assertThat(phonemizer().phonemize(text)).isEmpty();
  }

  @Test
  void overlooksControlCharactersAndBrokenSurrogates() {
    String clean = phonemizer().phonemize("hello world");
    assertThat(phonemizer().phonemize("hello\u0000world")).isEqualTo(clean);
    assertThat(phonemizer().phonemize("hello \udc00world\ud83d")).isEqualTo(clean);
    assertThat(phonemizer().phonemize("[[hello]] <world>")).isEqualTo(clean);
  }

  @Test
  void saysLettersByName() {
    assertThat(phonemizer().phonemize("F B I").split(" ")).hasSize(3);
    assertThat(phonemizer().phonemize("the U S A is")).contains("ˈeɪ");
    assertThat(phonemizer().phonemize("plan A.")).endsWith("ˈeɪ.");
    assertThat(phonemizer().phonemize("A dog and a cat")).doesNotContain("ˈeɪ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Привет", "你好", "Ελλάδα", "שלום", "café", "Ångström", "Łódź", "ﬁne"})
  void saysWordsInOtherLettersSomehow(String word) {
    assertThat(phonemizer().phonemize(word)).contains("ˈ");
  }

  @Test
  void takesWordsAndClausesOfAnyLength() {
    assertThat(phonemizer().phonemize("a".repeat(5_000))).isNotEmpty();
    assertThat(phonemizer().phonemize("b" + "'".repeat(5_000) + "b")).isNotEmpty();
    assertThat(phonemizer().phonemize("every good word ".repeat(300)).split(" "))
        .hasSizeBetween(890, 900);
  }

  @Test
  void writesOnlySymbolsThatTheVoiceKnowsAndSinglySpaced() throws IOException {
    VoiceSymbols symbols = new VoiceSymbols();
    RandomText texts = new RandomText(20261122);
    for (int i = 0; i < 250; i++) {
      String text = texts.next(i % 20 == 0 ? 900 : 60);
      String ipa = phonemizer().phonemize(text);
      assertThat(ipa).as("phonemes of %s", text).matches(symbols::cover, "known to the voice");
      assertThat(ipa).isEqualTo(ipa.strip()).doesNotContain("  ");
    }
  }

  @Test
  void givesManyThreadsWhatItGivesOne() throws InterruptedException, ExecutionException {
    RandomText random = new RandomText(7);
    List<String> texts = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> texts.add("Sentence " + i + ", " + random.next(40) + "."));
    List<String> alone = texts.stream().map(phonemizer()::phonemize).toList();
    List<Future<String>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 600; i++) {
        String text = texts.get(i % texts.size());
        together.add(threads.submit(() -> phonemizer().phonemize(text)));
      }
    }
    for (int i = 0; i < together.size(); i++) {
      assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
    }
  }
}
