package dev.lector.speech.model.piper;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Symbols to ids as Piper packs them: {@code ^ _ p1 _ p2 _ … $}, where every code point of the
 * decomposed (NFD) phonemes is a symbol and {@code _} the pad between them. Source:
 * piper-phonemize, {@code phoneme_ids.cpp}. piper-plus has no pad after {@code ^}.
 */
final class PhonemeIds {
  private static final Logger log = LoggerFactory.getLogger(PhonemeIds.class);

  private static final String PUNCTUATION = ".,;:!?";

  /**
   * Where the symbols of a cluster have one code point: no phonemes are in the private use area.
   */
  private static final int FIRST_CLUSTER = 0xF0000;

  private final Map<Integer, long[]> ids;

  /** By the symbols, the longest first. */
  private final Map<String, String> clusters;

  private final Map<Integer, int[]> replacements;
  private final long[] pad;
  private final long[] begin;
  private final boolean padsBegin;
  private final long[] end;

  /**
   * Reads the tables.
   *
   * @param idMap {@code phoneme_id_map}: symbol to ids
   * @param phonemeMap {@code phoneme_map}: symbol to the symbols that stand for it in this model;
   *     often empty
   * @param clusters {@code vowel_clusters}: symbols that are one in this model where they stand
   *     side by side, which then has an id; often missing
   * @param padsBegin whether a pad follows the begin
   * @throws IllegalArgumentException when one of the packing symbols has no id
   */
  PhonemeIds(JsonNode idMap, JsonNode phonemeMap, JsonNode clusters, boolean padsBegin) {
    this.padsBegin = padsBegin;
    ids = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : idMap.properties()) {
      // Newer maps also have pairs, whether the model was trained with them or not.
      String symbol = entry.getKey();
      if (symbol.codePointCount(0, symbol.length()) == 1) {
        ids.put(symbol.codePointAt(0), values(entry.getValue()));
      }
    }
    this.clusters = new LinkedHashMap<>();
    StreamSupport.stream(clusters.spliterator(), false)
        .map(parts -> parts.valueStream().map(JsonNode::asText).collect(Collectors.joining()))
        .filter(cluster -> idMap.has(cluster))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(cluster -> addCluster(cluster, values(idMap.path(cluster))));
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

  private static long[] values(JsonNode list) {
    LongStream.Builder values = LongStream.builder();
    list.forEach(value -> values.add(value.asLong()));
    return values.build().toArray();
  }

  private void addCluster(String cluster, long[] values) {
    int symbol = FIRST_CLUSTER + clusters.size();
    clusters.put(Normalizer.normalize(cluster, Normalizer.Form.NFD), Character.toString(symbol));
    ids.put(symbol, values);
  }

  private String joined(String phonemes) {
    String joined = Normalizer.normalize(phonemes, Normalizer.Form.NFD);
    for (Map.Entry<String, String> cluster : clusters.entrySet()) {
      joined = joined.replace(cluster.getKey(), cluster.getValue());
    }
    return joined;
  }

  /**
   * Phonemes as the network takes them.
   *
   * @param ids symbol ids, packed
   * @param sounds how many sounds there are; marks, pauses and punctuation are not counted
   * @param wordOf which word of the phonemes each id belongs to, from 0; -1 for what is between
   *     words: the packing, spaces and punctuation
   * @param words how many words there are
   */
  @SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
  record Packed(long[] ids, int sounds, int[] wordOf, int words) {}

  /** Whether the network knows a symbol, as it is or decomposed. */
  boolean has(int symbol) {
    return Normalizer.normalize(Character.toString(symbol), Normalizer.Form.NFD)
        .codePoints()
        .flatMap(part -> Arrays.stream(replacements.getOrDefault(part, new int[] {part})))
        .allMatch(ids::containsKey);
  }

  /** Packs phonemes; unknown symbols are left out. */
  Packed pack(String phonemes) {
    int[] symbols =
        joined(phonemes)
            .codePoints()
            .flatMap(symbol -> Arrays.stream(replacements.getOrDefault(symbol, new int[] {symbol})))
            .toArray();
    LongStream.Builder packed = LongStream.builder();
    IntStream.Builder wordOf = IntStream.builder();
    add(packed, wordOf, begin, -1);
    if (padsBegin) {
      add(packed, wordOf, pad, -1);
    }
    int word = 0;
    int sounds = 0;
    int unknown = 0;
    for (int symbol : symbols) {
      if (symbol == ' ') {
        word++;
      }
      long[] known = ids.get(symbol);
      if (known == null) {
        unknown++;
        continue;
      }
      int owner = symbol == ' ' || PUNCTUATION.indexOf(symbol) >= 0 ? -1 : word;
      add(packed, wordOf, known, owner);
      add(packed, wordOf, pad, owner);
      if (isSound(symbol)) {
        sounds++;
      }
    }
    add(packed, wordOf, end, -1);
    if (unknown > 0) {
      log.debug(
          "{} of {} symbols are unknown to the model and were left out: {}",
          unknown,
          symbols.length,
          phonemes);
    }
    return new Packed(packed.build().toArray(), sounds, wordOf.build().toArray(), word + 1);
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
    return symbol >= FIRST_CLUSTER
        || (Character.isLetter(symbol) && Character.getType(symbol) != Character.MODIFIER_LETTER);
  }

  private static void add(
      LongStream.Builder ids, IntStream.Builder wordOf, long[] values, int word) {
    for (long value : values) {
      ids.add(value);
      wordOf.add(word);
    }
  }
}
