package dev.lector.speech.phonemes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** The symbols the starter voice has ids for, from its own configuration. */
final class VoiceSymbols {
  private static final String CONFIG =
      "/dev/lector/voices/en_US-starter-low/en_US-starter-low.onnx.json";

  private final Set<String> symbols = new HashSet<>();

  VoiceSymbols() throws IOException {
    try (InputStream in = VoiceSymbols.class.getResourceAsStream(CONFIG)) {
      new ObjectMapper()
          .readTree(in)
          .get("phoneme_id_map")
          .fieldNames()
          .forEachRemaining(symbols::add);
    }
    // Ids for padding, begin and end: never part of speech.
    symbols.removeAll(Set.of("_", "^", "$"));
  }

  boolean cover(String ipa) {
    return ipa.codePoints().mapToObj(Character::toString).allMatch(symbols::contains);
  }
}
