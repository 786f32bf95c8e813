package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BigramsTest {

  @Test
  void aTextHasAllThatItsPartsNeed() {
    Random random = new Random(17);
    String characters = "aZ09 .,-–—'\"\n\t(é²🙂";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      int from = random.nextInt(20);
      String part = text.substring(from, from + random.nextInt(21 - from));

      Bigrams bigrams = Bigrams.of(text.toString());
      assertThat(Need.literal(part).isIn(bigrams)).as("%s in %s", part, text).isTrue();
      assertThat(Need.literal(part).rarest().isIn(bigrams)).as("%s in %s", part, text).isTrue();
      assertThat(Need.shaped(part).isIn(bigrams)).as("%s in %s", part, text).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "A.,   on U.S. soil,  true",
    "A.,   on u.S soil.,  false",
    "aA,   YouTube,       true",
    "aA,   You Tube,      false",
    "0-0,  5–9,           true",
    "0-0,  5 – 9,         false",
    "0 a,  5 km,          true",
    "0 a,  5km,           false",
    "0×,   5/6,           true",
  })
  void kindsOfCharactersStandSideBySide(String example, String text, boolean found) {
    assertThat(Need.shaped(example).isIn(Bigrams.of(text))).isEqualTo(found);
  }

  @Test
  void aPairThatATextLacksIsMissed() {
    assertThat(Need.literal("/").isIn(Bigrams.of("plain words"))).isFalse();
    assertThat(Need.literal("nw").isIn(Bigrams.of("plain words"))).isFalse();
    assertThat(Bigrams.of("plain words").haveOneOf(CharacterSet.DIGITS)).isFalse();
    assertThat(Bigrams.of("plain words").haveOneOf(CharacterSet.BEYOND_ASCII)).isFalse();
    assertThat(Bigrams.of("20 °C").haveOneOf(CharacterSet.BEYOND_ASCII)).isTrue();
  }

  @Test
  void theEdgesOfATextStandBesideItsFirstAndItsLastCharacter() {
    CharacterSet edge = CharacterSet.of(CharacterSet.EDGE);

    Bigrams bigrams = Bigrams.of("ab");

    assertThat(bigrams.hold(edge, CharacterSet.of('a'))).isTrue();
    assertThat(bigrams.hold(CharacterSet.of('b'), edge)).isTrue();
    assertThat(bigrams.hold(edge, CharacterSet.of('b'))).isFalse();
    assertThat(Bigrams.of("").hold(edge, edge)).isTrue();
  }
}
