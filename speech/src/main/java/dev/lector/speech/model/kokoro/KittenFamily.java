package dev.lector.speech.model.kokoro;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.speech.model.Digests;
import dev.lector.speech.model.EngineRuntime;
import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelFamily;
import dev.lector.speech.model.ModelFiles;
import dev.lector.speech.model.OnnxGraph;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.voice.Gender;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceFacts;
import dev.lector.speech.voice.VoiceList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises KittenTTS 0.8 and loads it: nano, micro and mini alike. Its graphs look as Kokoro's
 * do; its {@code config.json} tells.
 */
public final class KittenFamily implements ModelFamily {
  /** Its tables have a row for each length of a text, 400 as published. */
  private static final int FEWEST_ROWS = 1;

  @Override
  public String describe() {
    return "KittenTTS models, with a config.json whose type is ONNX1 or ONNX2";
  }

  @Override
  public boolean recognises(OnnxGraph graph) {
    return Signature.isOne(graph.inputs(), graph.outputs());
  }

  @Override
  public boolean recognises(OnnxGraph graph, JsonNode settings) {
    return recognises(graph) && KittenConfig.isOne(settings);
  }

  @Override
  public Optional<ModelFacts> facts(ModelFiles files) throws IOException {
    KittenConfig config = KittenConfig.of(files.settings());
    return config.aliases().isEmpty()
        ? Optional.empty()
        : Optional.of(
            ModelFacts.of(
                KokoroNetwork.SAMPLE_RATE,
                voices(config, List.of(), files.voices()),
                _ -> KittenEngine.LANGUAGE));
  }

  @Override
  public void check(ModelFiles files, OnnxGraph graph) throws IOException {
    KittenConfig config = KittenConfig.of(files.settings());
    voices(config, styles(files, config).names(), files.voices());
  }

  /** The tables, among them those of all names in the configuration. */
  private static StyleTables styles(ModelFiles files, KittenConfig config) throws IOException {
    StyleTables styles = StyleTables.read(files, List::of, FEWEST_ROWS);
    for (Map.Entry<String, String> alias : config.aliases().entrySet()) {
      if (!styles.names().contains(alias.getValue())) {
        throw new IllegalArgumentException(
            "config.json says that %s is the voice %s, but the voices are %s"
                .formatted(alias.getKey(), alias.getValue(), styles.names()));
      }
    }
    return styles;
  }

  @Override
  public VoiceEngine load(ModelFiles files, String revision, OnnxGraph graph, EngineRuntime runtime)
      throws OrtException, IOException {
    JsonNode settings = files.settings();
    KittenConfig config = KittenConfig.of(settings);
    StyleTables styles = styles(files, config);
    OrtSession session =
        // As with Kokoro's, of which this is a smaller kind.
        runtime.open(files, List.of(), EngineRuntime.ConvolutionSearch.DEFAULT);
    try {
      return new KittenEngine(
          files.id(),
          revision(revision, styles, settings),
          voices(config, styles.names(), files.voices()),
          config,
          styles,
          runtime.espeakPhonemes(),
          new KokoroNetwork(runtime, session, Signature.of(session)));
    } catch (OrtException | IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Those that have names for people, else all. */
  private static VoiceList voices(KittenConfig config, Collection<String> tables, JsonNode facts) {
    Map<String, Long> speakers = new LinkedHashMap<>();
    Collection<String> names = config.aliases().isEmpty() ? tables : config.aliases().keySet();
    names.forEach(name -> speakers.put(name, (long) speakers.size()));
    List<Voice> voices = new ArrayList<>();
    for (Voice voice : VoiceFacts.join(speakers, facts).voices()) {
      String table = config.aliases().getOrDefault(voice.name(), voice.name());
      voices.add(
          new Voice(
              voice.name(),
              voice.speaker(),
              voice.gender() == Gender.UNKNOWN ? gender(table) : voice.gender(),
              voice.accent().isEmpty() ? "american" : voice.accent(),
              voice.pitchHz()));
    }
    return new VoiceList(voices);
  }

  /** {@code expr-voice-5-m}. */
  private static Gender gender(String table) {
    return table.endsWith("-f")
        ? Gender.FEMALE
        : table.endsWith("-m") ? Gender.MALE : Gender.UNKNOWN;
  }

  /** Other tables or speeds are other voices under the same names. */
  private static String revision(String files, StyleTables styles, JsonNode settings) {
    MessageDigest digest = Digests.sha256();
    for (String part : List.of(files, styles.digest(), settings.toString())) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
