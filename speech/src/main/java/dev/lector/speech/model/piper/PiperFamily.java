package dev.lector.speech.model.piper;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.speech.model.EngineRuntime;
import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelFamily;
import dev.lector.speech.model.ModelFiles;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.model.OnnxGraph;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceFacts;
import dev.lector.speech.voice.VoiceList;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recognises Piper's voices, and loads them. */
public final class PiperFamily implements ModelFamily {
  /** Languages whose words are not parted by spaces. */
  private static final Set<String> WITHOUT_FRONT_END = Set.of("ja", "zh", "yue", "cmn");

  @Override
  public String describe() {
    return "Piper voices and exports of piper-plus, whose graphs take input, input_lengths, scales and"
        + " perhaps more";
  }

  @Override
  public boolean recognises(OnnxGraph graph) {
    return graph.inputs().containsAll(Set.of("input", "input_lengths", "scales"))
        && graph.outputs().contains("output");
  }

  @Override
  public Optional<ModelFacts> facts(ModelFiles files) throws IOException {
    PiperConfig config = PiperConfig.parse(files.config());
    return Optional.of(
        ModelFacts.of(config.sampleRate(), voices(config, files.voices()), _ -> config.language()));
  }

  @Override
  public VoiceEngine load(ModelFiles files, String revision, OnnxGraph graph, EngineRuntime runtime)
      throws ModelLoadException, OrtException, IOException {
    PiperConfig config = PiperConfig.parse(files.config());
    JsonNode facts = files.voices();
    VoiceList voices = voices(config, facts);
    refuseWithoutFrontEnd(config);
    Phonemizer phonemizer =
        runtime.espeakPhonemes(
            config.espeakVoice(), !facts.path("phonemes").asText().equals("espeak"));
    Optional<Durations> durations = Durations.of(graph, facts, config.hopLength());
    OrtSession session =
        runtime.open(
            files,
            durations
                .map(Durations::tensor)
                .filter(tensor -> !graph.outputs().contains(tensor))
                .map(List::of)
                .orElse(List.of()),
            // The exhaustive search would tune the convolutions anew at every new length.
            EngineRuntime.ConvolutionSearch.HEURISTIC);
    try {
      PiperNetwork network =
          new PiperNetwork(runtime, session, durations.orElse(null), config.languageId());
      return new PiperEngine(files.id(), revision, config, voices, phonemizer, network);
    } catch (OrtException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Those of {@code voices.json} first, else the speaker that the configuration prefers. */
  private static VoiceList voices(PiperConfig config, JsonNode facts) {
    List<Voice> voices = VoiceFacts.join(config.speakers(), facts).voices();
    if (!facts.path("voices").isEmpty()) {
      return new VoiceList(voices);
    }
    return new VoiceList(
        Stream.concat(
                voices.stream().filter(voice -> voice.speaker() == config.defaultSpeaker()),
                voices.stream().filter(voice -> voice.speaker() != config.defaultSpeaker()))
            .toList());
  }

  private static void refuseWithoutFrontEnd(PiperConfig config) throws ModelLoadException {
    Locale language = Locale.forLanguageTag(config.language());
    if (WITHOUT_FRONT_END.contains(language.getLanguage())) {
      throw new ModelLoadException(
          "The voice speaks "
              + language.getDisplayLanguage(Locale.ENGLISH)
              + ", whose texts Lector cannot read yet; choose a voice of another language.");
    }
  }
}
