package dev.lector.books.passages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.ledger.TextLedger;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How paragraphs are cut into what is said in one go. */
class PassagesTest {
  private static final int LONGEST = 600;

  @Test
  void aShortParagraphIsOnePassage() {
    assertThat(Passages.cut("  It was late.\n He  slept. "))
        .containsExactly("It was late. He slept.");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nothingIsLostAndNothingSaidTwice(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      String paragraph = paragraph(random);
      List<String> parts = Passages.cut(paragraph);
      assertThat(String.join("", parts).replace(" ", "")).isEqualTo(paragraph.replace(" ", ""));
      assertThat(parts)
          .allSatisfy(part -> assertThat(part).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST));
    }
  }

  @Test
  void paragraphsWhosePassagesAreNotAllThereAreTold() {
    TextLedger ledger = new TextLedger(9, 9, List.of());
    Passage passage = new Passage("c001-p0001", "He did.", 0, 0, null);
    TextLedger compared = SpokenLedger.of(ledger, List.of(), List.of(passage));
    assertThat(compared.spoken()).isEqualTo(6);
    assertThat(compared.addsUp()).isTrue();
    assertThat(compared.fault("One").orElseThrow()).contains("3 of its 9 characters");
  }

  private static String paragraph(Random random) {
    String[] ends = {" ", " ", " ", " ", ", ", ". ", "! ", "? ", "… ", ".” "};
    return IntStream.range(0, 1 + random.nextInt(600))
        .mapToObj(i -> word(random) + ends[random.nextInt(ends.length)])
        .collect(Collectors.joining())
        .strip();
  }

  private static String word(Random random) {
    int length = random.nextInt(200) == 0 ? 700 : 1 + random.nextInt(12);
    return random
        .ints(length, 0, 27)
        .mapToObj(letter -> letter == 26 ? "\uD835\uDD38" : Character.toString('a' + letter))
        .collect(Collectors.joining());
  }

  @Test
  void passagesEndWithSentences() {
    String sentence = "This sentence has some sixty letters, which is about the usual. ";
    assertThat(Passages.cut(sentence.repeat(20)))
        .hasSizeGreaterThan(2)
        .allSatisfy(part -> assertThat(part).startsWith("This").endsWith("usual."));
  }

  @Test
  void aTitleIsNotCutFromItsName() {
    String before = "word ".repeat(48);
    assertThat(Passages.cut(before + "and then Mr. Darcy came. She left. " + before))
        .noneMatch(part -> part.endsWith("Mr."))
        .anyMatch(part -> part.contains("Mr. Darcy"));
    assertThat(Passages.cut(before + "and then J. R. Smith came. She left. " + before))
        .anyMatch(part -> part.contains("J. R. Smith"));
  }

  @Test
  void aSentenceThatIsTooLongIsCutBetweenWords() {
    List<String> parts = Passages.cut("word ".repeat(400));
    assertThat(parts).allSatisfy(part -> assertThat(part).matches("word( word)*"));
    assertThat(String.join(" ", parts)).isEqualTo("word ".repeat(400).strip());
  }

  @Test
  void textWithoutAnySpaceIsCutWithinAndNoCharacterIsBroken() {
    String text = "x" + "\uD835\uDD38".repeat(1_000);
    List<String> parts = Passages.cut(text);
    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part).hasSizeLessThanOrEqualTo(LONGEST);
              assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
  }

  @Test
  void whatCannotBeSaidIsLeftOut() {
    assertThat(Passages.cut("* * *")).isEmpty();
    assertThat(Passages.cut("")).isEmpty();
    assertThat(Passages.cut("-".repeat(1_500))).isEmpty();
  }

  @Test
  void signsBetweenSentencesGoWithTheOneBefore() {
    String sentence = "word ".repeat(50).strip() + ". ";
    assertThat(Passages.cut("\u2014 \u2014 \u2014 . " + sentence + "* * * . " + sentence))
        .allMatch(Passages::canBeSaid)
        .satisfies(
            parts ->
                assertThat(String.join("", parts).replace(" ", ""))
                    .isEqualTo(
                        ("\u2014\u2014\u2014." + sentence + "***." + sentence).replace(" ", "")));
  }
}
