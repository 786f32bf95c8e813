package dev.lector.speech.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Symbols to ids as Piper packs them: {@code ^ _ p1 _ p2 _ … $}, where every code point of the
 * decomposed (NFD) phonemes is a symbol and {@code _} the pad between them. Source:
 * piper-phonemize, {@code phoneme_ids.cpp}.
 */
final class PhonemeIds {
  private static final Logger log = LoggerFactory.getLogger(PhonemeIds.class);

  private final Map<Integer, long[]> ids;
  private final Map<Integer, int[]> replacements;
  private final long[] pad;
  private final long[] begin;
  private final long[] end;

  /**
   * Reads the tables.
   *
   * @param idMap {@code phoneme_id_map}: symbol to ids
   * @param phonemeMap {@code phoneme_map}: symbol to the symbols that stand for it in this model;
   *     often empty
   * @throws IllegalArgumentException when one of the packing symbols has no id
   */
  PhonemeIds(JsonNode idMap, JsonNode phonemeMap) {
    ids = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : idMap.properties()) {
      LongStream.Builder values = LongStream.builder();
      entry.getValue().forEach(value -> values.add(value.asLong()));
      ids.put(entry.getKey().codePointAt(0), values.build().toArray());
    }
    replacements = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : phonemeMap.properties()) {
      List<Integer> symbols = new ArrayList<>();
      entry.getValue().forEach(value -> value.asText().codePoints().forEach(symbols::add));
      replacements.put(
          entry.getKey().codePointAt(0), symbols.stream().mapToInt(Integer::intValue).toArray());
    }
    pad = required('_');
    begin = required('^');
    end = required('$');
  }

  /** Packs phonemes; unknown symbols are left out. */
  Utterance pack(String phonemes) {
    int[] symbols =
        Normalizer.normalize(phonemes, Normalizer.Form.NFD)
            .codePoints()
            .flatMap(symbol -> Arrays.stream(replacements.getOrDefault(symbol, new int[] {symbol})))
            .toArray();
    LongStream.Builder packed = LongStream.builder();
    addAll(packed, begin);
    addAll(packed, pad);
    int sounds = 0;
    int unknown = 0;
    for (int symbol : symbols) {
      long[] known = ids.get(symbol);
      if (known == null) {
        unknown++;
        continue;
      }
      addAll(packed, known);
      addAll(packed, pad);
      if (isSound(symbol)) {
        sounds++;
      }
    }
    addAll(packed, end);
    if (unknown > 0) {
      log.debug(
          "{} of {} symbols are unknown to the model and were left out: {}",
          unknown,
          symbols.length,
          phonemes);
    }
    return new Utterance(packed.build().toArray(), sounds);
  }

  private long[] required(char symbol) {
    long[] known = ids.get((int) symbol);
    if (known == null || known.length == 0) {
      throw new IllegalArgumentException("phoneme_id_map has no id for \"" + symbol + "\"");
    }
    return known;
  }

  /** Letters are sounds; stress, length and diacritics only modify them. */
  private static boolean isSound(int symbol) {
    return Character.isLetter(symbol) && Character.getType(symbol) != Character.MODIFIER_LETTER;
  }

  private static void addAll(LongStream.Builder target, long[] values) {
    for (long value : values) {
      target.add(value);
    }
  }
}
