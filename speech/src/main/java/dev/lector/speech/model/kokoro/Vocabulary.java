package dev.lector.speech.model.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.model.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phoneme symbols and their ids. The model's own file says them, in the form of Kokoro's {@code
 * config.json} ({@code vocab}) or of a tokenizer ({@code model.vocab}); else they are those of
 * Kokoro-82M v1.0.
 */
final class Vocabulary {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FILES = List.of("vocab.json", "config.json", "tokenizer.json");
  private static final String BUILT_IN = "vocab.json";

  private final Map<Integer, Long> ids = new HashMap<>();

  private Vocabulary(JsonNode symbols) {
    for (Map.Entry<String, JsonNode> entry : symbols.properties()) {
      String symbol = entry.getKey();
      if (symbol.codePointCount(0, symbol.length()) == 1 && entry.getValue().isIntegralNumber()) {
        ids.put(symbol.codePointAt(0), entry.getValue().asLong());
      }
    }
    // A tokenizer's padding, which is no phoneme.
    ids.remove((int) '$');
  }

  private Vocabulary(Map<Integer, Long> ids) {
    this.ids.putAll(ids);
  }

  /**
   * Of symbols in the order of their ids, from 0.
   *
   * @param symbols of one that is there twice, the later place counts
   */
  static Vocabulary ordered(String symbols) {
    Map<Integer, Long> ids = new HashMap<>();
    long id = 0;
    for (int symbol : symbols.codePoints().toArray()) {
      ids.put(symbol, id);
      id++;
    }
    return new Vocabulary(ids);
  }

  /** Whether there is a symbol. */
  boolean has(int symbol) {
    return ids.containsKey(symbol);
  }

  /** Of Kokoro-82M v1.0. */
  static Vocabulary builtIn() throws IOException {
    try (InputStream in = Vocabulary.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IOException(BUILT_IN + " is not in the class path");
      }
      return new Vocabulary(JSON.readTree(in).path("vocab"));
    }
  }

  /** Of a model. */
  static Vocabulary of(ModelFiles files) throws IOException {
    List<String> there = files.others();
    for (String name : FILES) {
      if (there.contains(name)) {
        JsonNode symbols;
        try (InputStream in = files.other(name)) {
          symbols = symbols(JSON.readTree(in));
        }
        Vocabulary own = new Vocabulary(symbols);
        if (!own.ids.isEmpty()) {
          return own;
        }
      }
    }
    return builtIn();
  }

  private static JsonNode symbols(JsonNode file) {
    JsonNode nested = file.path("vocab");
    JsonNode tokenizer = file.path("model").path("vocab");
    return nested.isObject() ? nested : tokenizer.isObject() ? tokenizer : file;
  }

  /** The id of a symbol; -1 when the model does not know it. */
  long id(int symbol) {
    return ids.getOrDefault(symbol, -1L);
  }
}
