package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** espeak-ng's spelling and misaki's, by words whose phonemes both say. */
class MisakiSymbolsTest {
  @ParameterizedTest
  @CsvSource({
    "d^ʒˈʌd^ʒ, ʤˈʌʤ",
    "t^ʃˈe^ɪnd^ʒ, ʧˈAnʤ",
    "bˈɔ^ɪ, bˈY",
    "nˈa^ʊ, nˈW",
    "mˈa^ɪ, mˈI",
    "ɡˈo^ʊ, ɡˈO",
    "bˈɜːd, bˈɜɹd",
    "wˈɔːɾɚ, wˈɔTəɹ",
    "hˈɪə, hˈiə",
    "bˈʌʔn\u0329, bˈʌtn",
    "lˈɪɾə^l, lˈɪTᵊl",
    "kæmˈɑːɹɹə, kæmˈɑɹə",
  })
  void american(String espeak, String misaki) {
    assertThat(MisakiSymbols.english(espeak, false)).isEqualTo(misaki);
  }

  @ParameterizedTest
  @CsvSource({
    "ɡˈə^ʊ, ɡˈQ",
    "hˈe^ə, hˈɛː",
    "hˈiə, hˈɪə",
    "bˈɜːd, bˈɜːd",
    "lˈɒk, lˈɒk",
    "fˈɑːðə, fˈɑːðə",
  })
  void british(String espeak, String misaki) {
    assertThat(MisakiSymbols.english(espeak, true)).isEqualTo(misaki);
  }

  @ParameterizedTest
  @CsvSource({
    "mut^ʃˈat^ʃo, muʧˈaʧo",
    "ˈo^ʊla, ˈOla",
    "pˈit^sa, pˈiʦa",
    "d^zˈɛro, ʣˈɛro",
    "ad-mitˈir, admitˈir",
    "buɛnˌos dˈi^as, buɛnˌos dˈias",
  })
  void otherLanguages(String espeak, String misaki) {
    assertThat(MisakiSymbols.other(espeak)).isEqualTo(misaki);
  }
}
