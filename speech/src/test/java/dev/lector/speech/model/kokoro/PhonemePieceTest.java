package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhonemePieceTest {
  private static Vocabulary vocabulary;

  @BeforeAll
  static void vocabulary() throws Exception {
    vocabulary = Vocabulary.builtIn();
  }

  static Stream<Golden> sentences() {
    return Golden.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void phonemesBecomeTheIdsAndTheStyleRowOfTheReference(Golden golden) {
    List<PhonemePiece> pieces = PhonemePiece.cut(golden.phonemes(), vocabulary);

    assertThat(pieces).hasSize(1);
    assertThat(pieces.getFirst().ids()).containsExactly(golden.ids());
    assertThat(pieces.getFirst().styleRow()).isEqualTo(golden.styleRow());
  }

  @Test
  void symbolsThatTheModelDoesNotKnowAreLeftOutAndStillCountForTheStyle() {
    PhonemePiece piece = PhonemePiece.of("h§i", vocabulary);

    assertThat(piece.ids()).containsExactly(0, 50, 51, 0);
    assertThat(piece.styleRow()).isEqualTo(2);
    assertThat(piece.sounds()).isEqualTo(2);
  }

  @Test
  void punctuationBelongsToTheWordBeforeIt() {
    assertThat(PhonemePiece.of("hi, ju.", vocabulary).wordOf())
        .containsExactly(-1, 0, 0, 0, -1, 1, 1, 1, -1);
  }

  @Test
  void aPieceEndsAfterTheStrongestMarkThatLeavesItLong() {
    String clause = "hi sˈæt ænd sˈæt";
    String list = String.join(", ", Collections.nCopies(10, clause));
    String run = String.join(" ", Collections.nCopies(7, clause));
    String phonemes = clause + ". " + list + "; " + list + ", " + run + " " + run + ".";

    List<PhonemePiece> pieces = PhonemePiece.cut(phonemes, vocabulary);

    assertThat(pieces)
        .extracting(PhonemePiece::phonemes)
        .allSatisfy(piece -> assertThat(piece).doesNotStartWith(" ").doesNotEndWith(" "));
    assertThat(String.join(" ", pieces.stream().map(PhonemePiece::phonemes).toList()))
        .isEqualTo(phonemes);
    assertThat(pieces).allSatisfy(piece -> assertThat(piece.ids().length).isBetween(32, 252));
    assertThat(pieces.getFirst().phonemes()).endsWith(";");
    assertThat(pieces.get(1).phonemes()).endsWith(",");
  }

  @Test
  void evenAWordWithoutEndIsCut() {
    List<PhonemePiece> pieces = PhonemePiece.cut("sˈæt".repeat(500), vocabulary);

    assertThat(pieces).allSatisfy(piece -> assertThat(piece.ids().length).isLessThanOrEqualTo(252));
    assertThat(pieces.stream().mapToInt(piece -> piece.ids().length - 2).sum()).isEqualTo(2000);
  }
}
