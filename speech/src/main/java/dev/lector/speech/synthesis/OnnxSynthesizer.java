package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.UnsuitableSettingsException;
import dev.lector.speech.model.DeviceException;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.model.UnknownModelException;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.ReadingChoices;
import dev.lector.speech.text.ReadingLexiconException;
import dev.lector.speech.text.SourceRange;
import dev.lector.speech.text.SpokenText;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.text.WrittenLanguage;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Speaks with models that run on ONNX Runtime. */
final class OnnxSynthesizer implements Synthesizer {
  private final ModelCatalog models;
  private final AudioFormats formats = AudioFormats.load();

  /** By the longest sentence that an engine takes. */
  private final Map<Integer, TextFrontEnd> frontEnds = new ConcurrentHashMap<>();

  private final ReadingChoices reading;
  private final LengthCheck length;
  private final Speakers speakers = new Speakers();
  private final VoiceLoudness voices = new VoiceLoudness();
  private final WrittenLanguage written = new WrittenLanguage();

  /** Takes over {@code models}: they are closed with this. */
  OnnxSynthesizer(ModelCatalog models, TextLimits limits, ReadingChoices reading) {
    this.models = models;
    this.reading = reading;
    this.length = new LengthCheck(limits);
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
    return prepare(order, Checkpoint.NONE);
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order, Checkpoint checkpoint) throws SpeechException {
    refuseImpossibleSpeed(order.speed());
    AudioFormat format = format(order.format());
    length.written(order.text());
    VoiceEngine model = engine(modelId(order));
    AudioFormat settled = settled(format, order.encoding(), model.sampleRate());
    VoiceChoice choice = speakers.choice(order, model);
    List<String> warnings = new ArrayList<>(order.script().warnings());
    warnings.addAll(foreign(order, model, choice.voice()));
    SpokenText text = text(order, model, choice, checkpoint);
    Passages placed = new Passages(model, choice);
    List<Passage> passages = passages(order, text, placed);
    warnings.addAll(placed.warnings());
    warnings.addAll(StrangeSounds.of(order, passages, model));
    int spoken = length.spoken(passages, text.leadMs(), choice.speed());
    return new OnnxSpeech(
        models,
        model,
        settled,
        choice,
        order.script(),
        passages,
        text.leadMs(),
        warnings,
        spoken,
        length.audio(),
        ContentAddress.of(
            model.facts(),
            choice,
            TextFrontEnd.VERSION,
            passages,
            text.leadMs(),
            settled,
            order.loudness()),
        voices,
        order.loudness());
  }

  private List<String> foreign(SpeechOrder order, VoiceEngine model, Voice voice)
      throws SpeechException {
    String spoken = model.language(voice);
    SourceRange all = new SourceRange(0, order.text().length());
    Optional<String> found = written.otherThan(order.script().written(all), spoken);
    if (found.isEmpty()) {
      return List.of();
    }
    String warning =
        "The text seems to be in "
            + found.get()
            + ", but the voice "
            + voice.name()
            + " of "
            + model.id()
            + " speaks "
            + Languages.name(spoken)
            + ".";
    if (order.strict()) {
      throw rejected(
          Reason.INVALID_TEXT,
          warning + " Name a voice or a model of the text's language, or send it without strict.");
    }
    return List.of(warning);
  }

  @Override
  public Optional<String> needsLoading(SpeechOrder order) {
    return Optional.of(modelId(order)).filter(models::needsLoading);
  }

  @Override
  public void load(String model) throws SpeechException {
    var _ = engine(model);
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    try {
      VoiceEngine model = models.get("");
      facts.put("model", model.id());
      facts.put("phonemizer", model.pronunciation());
      facts.put("provider", model.provider());
      facts.put("voices", model.voices().names());
    } catch (UnknownModelException | ModelLoadException | DeviceException e) {
      // It was loaded at the start; should it be gone, requests will say so.
      facts.put("model", message(e));
    }
    return facts;
  }

  @Override
  public Capabilities capabilities() {
    List<Capabilities.Model> known = new ArrayList<>();
    models
        .facts()
        .forEach(
            (id, facts) ->
                known.add(
                    new Capabilities.Model(
                        id,
                        List.copyOf(models.aliases(id)),
                        facts.map(ModelFacts::sampleRate).orElse(0),
                        facts.map(OnnxSynthesizer::speakers).orElse(List.of()))));
    return new Capabilities(models.device(), models.defaultModel(), known);
  }

  /** An order that names neither model nor voice goes to one that speaks its language. */
  private String modelId(SpeechOrder order) {
    String language = order.language();
    if (!order.modelId().isBlank() || !order.voice().isBlank() || language.isBlank()) {
      return order.modelId();
    }
    SortedMap<String, Optional<ModelFacts>> all = models.facts();
    return Stream.concat(Stream.of(models.defaultModel()), all.keySet().stream())
        .filter(id -> speaks(all.getOrDefault(id, Optional.empty()), language))
        .findFirst()
        .orElse("");
  }

  private static boolean speaks(Optional<ModelFacts> facts, String language) {
    return facts.stream()
        .flatMap(known -> known.languages().stream())
        .anyMatch(spoken -> Languages.primary(spoken).equals(Languages.primary(language)));
  }

  private static List<Capabilities.Speaker> speakers(ModelFacts facts) {
    return facts.speakers().stream()
        .map(
            speaker ->
                new Capabilities.Speaker(
                    speaker.voice().name(), speaker.language(), speaker.voice().gender()))
        .toList();
  }

  @Override
  public void close() {
    models.close();
  }

  private static void refuseImpossibleSpeed(double speed) throws SpeechException {
    // Written so that NaN is refused too.
    if (!(speed >= VoiceChooser.MIN_SPEED && speed <= VoiceChooser.MAX_SPEED)) {
      throw rejected(
          Reason.INVALID_SPEED,
          "The speed must be between "
              + VoiceChooser.MIN_SPEED
              + " and "
              + VoiceChooser.MAX_SPEED
              + ", not "
              + speed
              + ".");
    }
  }

  private AudioFormat format(String id) throws SpeechException {
    return formats
        .named(id)
        .orElseThrow(
            () ->
                rejected(
                    Reason.UNKNOWN_FORMAT,
                    "There is no audio format \""
                        + id
                        + "\" here; there is "
                        + String.join(", ", formats.ids())
                        + "."));
  }

  private static AudioFormat settled(AudioFormat format, EncodingSettings settings, int samples)
      throws SpeechException {
    try {
      return format.with(settings, samples);
    } catch (UnsuitableSettingsException e) {
      throw rejected(Reason.UNKNOWN_FORMAT, e);
    }
  }

  private VoiceEngine engine(String name) throws SpeechException {
    try {
      return models.get(name);
    } catch (UnknownModelException e) {
      throw rejected(Reason.UNKNOWN_MODEL, e);
    } catch (ModelLoadException | DeviceException e) {
      // Retryable: another worker may have the model whole.
      throw new SpeechException(Reason.SYNTHESIS_FAILED, message(e), true, e);
    }
  }

  private SpokenText text(
      SpeechOrder order, VoiceEngine model, VoiceChoice choice, Checkpoint checkpoint)
      throws SpeechException {
    try {
      return frontEnds
          .computeIfAbsent(model.longestUtterance(), longest -> new TextFrontEnd(longest))
          .read(
              order.script(),
              model.language(choice.voice()),
              reading.of(order.reading()),
              checkpoint);
    } catch (ReadingLexiconException e) {
      throw rejected(Reason.INVALID_READING, e);
    } catch (InvalidTextException e) {
      throw rejected(Reason.INVALID_TEXT, e);
    }
  }

  private static List<Passage> passages(SpeechOrder order, SpokenText text, Passages settled)
      throws SpeechException {
    try {
      return settled.of(order.script(), text);
    } catch (UnknownVoiceException e) {
      throw rejected(Reason.UNKNOWN_VOICE, e);
    }
  }

  private static SpeechException rejected(Reason code, String message) {
    return new SpeechException(code, message, false);
  }

  private static SpeechException rejected(Reason code, Exception cause) {
    return new SpeechException(code, message(cause), false, cause);
  }

  private static String message(Exception cause) {
    return String.valueOf(cause.getMessage());
  }
}
