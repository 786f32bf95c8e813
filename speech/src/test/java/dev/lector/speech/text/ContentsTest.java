package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentsTest {

  @Test
  void aTextIsMadeOfAllThatItsPartsAreMadeOf() {
    Random random = new Random(17);
    String characters = "aZ09 .,-–—'\"\n\t(é²🙂";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      int from = random.nextInt(20);
      String part = text.substring(from, from + random.nextInt(21 - from));

      Contents contents = Contents.of(text.toString());
      assertThat(contents.cover(Contents.of(part))).as("%s in %s", part, text).isTrue();
      assertThat(contents.cover(Contents.shaped(part))).as("%s in %s", part, text).isTrue();
      assertThat(contents.shareCharacter(Contents.of(part))).isEqualTo(!part.isEmpty());
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
    assertThat(Contents.of(text).cover(Contents.shaped(example))).isEqualTo(found);
  }

  @Test
  void aCharacterThatATextLacksIsMissed() {
    assertThat(Contents.of("plain words").cover(Contents.of("/"))).isFalse();
    assertThat(Contents.of("plain words").shareCharacter(Contents.of("0123456789"))).isFalse();
    assertThat(Contents.of("plain words").beyondAscii()).isFalse();
    assertThat(Contents.of("20 °C").beyondAscii()).isTrue();
  }
}
