package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PhonemeIdsTest {
  private static final String PACKING = "\"_\": [0], \"^\": [1], \"$\": [2]";

  @Test
  void symbolsArePackedBetweenPads() throws Exception {
    PhonemeIds ids = ids("{" + PACKING + ", \"a\": [14], \"ˈ\": [120], \".\": [10]}", "{}");

    PhonemeIds.Packed utterance = ids.pack("ˈa.");

    assertThat(utterance.ids()).containsExactly(1, 0, 120, 0, 14, 0, 10, 0, 2);
    assertThat(utterance.sounds()).isEqualTo(1);
  }

  @Test
  void unknownSymbolsAreLeftOut() throws Exception {
    PhonemeIds ids = ids("{" + PACKING + ", \"a\": [14]}", "{}");

    assertThat(ids.pack("aЖ\uD83D\uDE00a").ids()).containsExactly(1, 0, 14, 0, 14, 0, 2);
    assertThat(ids.pack("").ids()).containsExactly(1, 0, 2);
    assertThat(ids.pack("Ж").sounds()).isZero();
  }

  @Test
  void composedSymbolsAreTakenApartAsPiperDoes() throws Exception {
    PhonemeIds ids = ids("{" + PACKING + ", \"c\": [16], \"\u0327\": [140]}", "{}");

    assertThat(ids.pack("ç").ids()).containsExactly(1, 0, 16, 0, 140, 0, 2);
  }

  @Test
  void aSymbolMayStandForSeveralAndHaveSeveralIds() throws Exception {
    PhonemeIds ids = ids("{" + PACKING + ", \"t\": [5], \"ʃ\": [6, 7]}", "{\"ʧ\": [\"t\", \"ʃ\"]}");

    assertThat(ids.pack("ʧ").ids()).containsExactly(1, 0, 5, 0, 6, 7, 0, 2);
  }

  @Test
  void aPairIsOneSymbolOnlyWhereTheVoiceWasTrainedSo() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode symbols =
        json.readTree("{" + PACKING + ", \"a\": [14], \"ɪ\": [74], \"aɪ\": [161], \"t\": [32]}");
    PhonemeIds older = new PhonemeIds(symbols, json.readTree("{}"), json.createArrayNode(), true);
    PhonemeIds newer =
        new PhonemeIds(symbols, json.readTree("{}"), json.readTree("[[\"a\", \"ɪ\"]]"), true);

    assertThat(older.pack("taɪ").ids()).containsExactly(1, 0, 32, 0, 14, 0, 74, 0, 2);
    assertThat(newer.pack("taɪ").ids()).containsExactly(1, 0, 32, 0, 161, 0, 2);
    assertThat(newer.pack("taɪ").sounds()).isEqualTo(2);
  }

  @Test
  void aMapWithoutThePackingSymbolsIsRefused() {
    assertThatThrownBy(() -> ids("{\"_\": [0], \"^\": [1]}", "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"$\"");
  }

  private static PhonemeIds ids(String idMap, String phonemeMap) throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode symbols = json.readTree(idMap);
    return new PhonemeIds(symbols, json.readTree(phonemeMap), json.createArrayNode(), true);
  }
}
