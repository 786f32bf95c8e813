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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises exports of Kokoro-82M, and loads them. */
public final class KokoroFamily implements ModelFamily {
  private static final Logger log = LoggerFactory.getLogger(KokoroFamily.class);

  /** As sherpa-onnx writes them: names with commas between them. */
  private static final String SPEAKER_NAMES = "speaker_names";

  @Override
  public String describe() {
    return "Kokoro models, whose graphs take input_ids or tokens, style and speed";
  }

  @Override
  public boolean recognises(OnnxGraph graph) {
    return Signature.isOne(graph.inputs(), graph.outputs());
  }

  @Override
  public boolean recognises(OnnxGraph graph, JsonNode settings) {
    return recognises(graph) && !KittenConfig.isOne(settings);
  }

  @Override
  public Optional<ModelFacts> facts(ModelFiles files) throws IOException {
    JsonNode facts = files.voices();
    List<String> names = names(files, facts);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ModelFacts.of(
            KokoroNetwork.SAMPLE_RATE,
            KokoroVoices.list(names, facts),
            voice -> SpokenLanguage.of(voice.name()).tag()));
  }

  /** Those whose names the files have, without the tables being read. */
  private static List<String> names(ModelFiles files, JsonNode facts) throws IOException {
    List<String> names =
        files.others().stream()
            .filter(file -> file.startsWith("voices/") && file.endsWith(".bin"))
            .map(file -> file.substring("voices/".length(), file.length() - ".bin".length()))
            .toList();
    return names.isEmpty() ? described(facts) : names;
  }

  private static List<String> described(JsonNode facts) {
    return StreamSupport.stream(facts.path("voices").spliterator(), false)
        .map(voice -> voice.path("name").asText())
        .toList();
  }

  @Override
  public void check(ModelFiles files, OnnxGraph graph) throws IOException {
    Vocabulary.of(files);
    JsonNode facts = files.voices();
    KokoroVoices.list(styles(files, graph, facts).names(), facts);
  }

  private static StyleTables styles(ModelFiles files, OnnxGraph graph, JsonNode facts)
      throws IOException {
    return StyleTables.read(files, () -> speakers(graph.metadata(), facts), StyleTables.ROWS);
  }

  @Override
  public VoiceEngine load(ModelFiles files, String revision, OnnxGraph graph, EngineRuntime runtime)
      throws OrtException, IOException {
    JsonNode facts = files.voices();
    Vocabulary vocabulary = Vocabulary.of(files);
    FrontEnds frontEnds = FrontEnds.create(runtime.espeakWrites());
    OrtSession session =
        // Lengths differ from run to run: the fastest of the three where they do.
        runtime.open(files, List.of(), EngineRuntime.ConvolutionSearch.DEFAULT);
    try {
      StyleTables styles = styles(files, graph, facts);
      Signature signature = Signature.of(session);
      if (signature.wholeSpeeds()) {
        log.warn(
            "Model {} takes whole speeds only (its speed is an integer): others are rounded",
            files.id());
      }
      return new KokoroEngine(
          files.id(),
          revision(revision, styles),
          KokoroVoices.list(styles.names(), facts),
          styles,
          vocabulary,
          frontEnds,
          new KokoroNetwork(runtime, session, signature));
    } catch (OrtException | IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static List<String> speakers(Map<String, String> metadata, JsonNode facts) {
    String names = metadata.getOrDefault(SPEAKER_NAMES, "");
    return names.isBlank()
        ? described(facts)
        : Arrays.stream(names.split(",", -1)).map(String::strip).toList();
  }

  /** Other tables are other voices under the same names. */
  private static String revision(String files, StyleTables styles) {
    MessageDigest digest = Digests.sha256();
    digest.update(files.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of()
        .formatHex(digest.digest(styles.digest().getBytes(StandardCharsets.US_ASCII)));
  }
}
