package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.model.DeviceException;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.model.UnknownModelException;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.SpokenText;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceChooser;
import dev.lector.speech.voice.VoiceList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Speaks with models that run on ONNX Runtime. */
final class OnnxSynthesizer implements Synthesizer {
  private final ModelCatalog models;
  private final AudioFormats formats = AudioFormats.load();

  /** By the longest sentence that an engine takes. */
  private final Map<Integer, TextFrontEnd> frontEnds = new ConcurrentHashMap<>();

  private final ReadingOptions reading;
  private final LengthCheck length;
  private final VoiceChooser chooser = new VoiceChooser();

  /** Takes over {@code models}: they are closed with this. */
  OnnxSynthesizer(ModelCatalog models, TextLimits limits, ReadingOptions reading) {
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
    VoiceEngine model = model(order.modelId());
    VoiceChoice choice = choice(order, model);
    SpokenText text = text(order, model, checkpoint);
    Passages settled = new Passages(model, choice);
    List<Passage> passages = passages(order, text, settled);
    List<String> warnings = new ArrayList<>(order.script().warnings());
    warnings.addAll(settled.warnings());
    warnings.addAll(strangeSounds(order, passages, model));
    int spoken = length.spoken(passages, choice.speed());
    return new OnnxSpeech(
        model,
        format,
        choice,
        order.script(),
        passages,
        text.leadMs(),
        warnings,
        spoken,
        length.audio(),
        ContentAddress.of(model, choice, TextFrontEnd.VERSION, passages, text.leadMs(), format));
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
                        facts.map(ModelFacts::languages).orElse(List.of()),
                        facts.map(OnnxSynthesizer::voices).orElse(List.of()))));
    return new Capabilities(models.device(), models.defaultModel(), known);
  }

  private static List<String> voices(ModelFacts facts) {
    return facts.voices().voices().stream().map(Voice::name).toList();
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

  private VoiceEngine model(String name) throws SpeechException {
    try {
      return models.get(name);
    } catch (UnknownModelException e) {
      throw rejected(Reason.UNKNOWN_MODEL, e);
    } catch (ModelLoadException | DeviceException e) {
      // Retryable: another worker may have the model whole.
      throw new SpeechException(Reason.SYNTHESIS_FAILED, message(e), true, e);
    }
  }

  private VoiceChoice choice(SpeechOrder order, VoiceEngine model) throws SpeechException {
    String wanted = order.language().strip();
    String name = order.voice().strip();
    try {
      if (name.isEmpty()) {
        VoiceList voices = speaking(wanted.isEmpty() ? model.language() : wanted, model);
        VoiceChoice choice = chooser.choose(order.description(), name, order.speed(), voices);
        // It may lack what writes its language here, and says what to do about it.
        var _ = model.voice(choice.voice().name());
        return choice;
      }
      Voice voice = model.voice(name);
      if (!wanted.isEmpty() && !primary(wanted).equals(primary(model.language(voice)))) {
        throw foreign(wanted, "The voice " + voice.name() + " of", model, model.language(voice));
      }
      return chooser.settled(order.description(), voice, order.speed());
    } catch (UnknownVoiceException e) {
      throw rejected(Reason.UNKNOWN_VOICE, e);
    }
  }

  /** The voices of a language, those of its region first. */
  private static VoiceList speaking(String language, VoiceEngine model) throws SpeechException {
    List<Voice> near = new ArrayList<>();
    List<Voice> others = new ArrayList<>();
    for (Voice voice : model.voices().voices()) {
      String spoken = model.language(voice);
      if (primary(spoken).equals(primary(language))) {
        (region(spoken).equals(region(language)) ? near : others).add(voice);
      }
    }
    near.addAll(others);
    if (near.isEmpty()) {
      throw foreign(language, "The model", model, languages(model));
    }
    return new VoiceList(near);
  }

  private static String languages(VoiceEngine model) {
    return model.voices().voices().stream()
        .map(model::language)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static SpeechException foreign(
      String wanted, String who, VoiceEngine model, String spoken) {
    return rejected(
        Reason.UNKNOWN_VOICE,
        who + " " + model.id() + " speaks " + spoken + ", not \"" + wanted + "\".");
  }

  private static String primary(String tag) {
    return locale(tag).getLanguage();
  }

  private static String region(String tag) {
    return locale(tag).getCountry();
  }

  private static Locale locale(String tag) {
    return Locale.forLanguageTag(tag.strip().replace('_', '-'));
  }

  /**
   * What the model has no sounds for: of what the text's author wants pronounced it is left out,
   * with a warning; a lexicon, which is for many texts, is put right instead.
   */
  private static Set<String> strangeSounds(
      SpeechOrder order, List<Passage> passages, VoiceEngine model) throws SpeechException {
    Set<String> given =
        order.script().sounds().stream().map(Script.Sound::ipa).collect(Collectors.toSet());
    Set<String> warnings = new LinkedHashSet<>();
    Set<Map.Entry<String, Voice>> seen = new HashSet<>();
    for (Passage passage : passages) {
      Sentence sentence = passage.sentence();
      for (Pronunciation own : sentence.pronunciations()) {
        boolean first = seen.add(Map.entry(own.ipa(), passage.choice().voice()));
        Optional<String> why =
            first ? model.refusal(own.ipa(), passage.choice()) : Optional.empty();
        if (why.isPresent()) {
          boolean byAuthor = given.contains(own.ipa());
          String message =
              (byAuthor ? "The text" : "The lexicon")
                  + " pronounces \""
                  + sentence.words().substring(own.start(), own.end())
                  + "\" as /"
                  + own.ipa()
                  + "/, but the model "
                  + model.id()
                  + " "
                  + why.get()
                  + ".";
          if (!byAuthor) {
            throw rejected(Reason.INVALID_TEXT, message);
          }
          warnings.add(message);
        }
      }
    }
    return warnings;
  }

  private SpokenText text(SpeechOrder order, VoiceEngine model, Checkpoint checkpoint)
      throws SpeechException {
    ReadingOptions wanted = order.reading();
    try {
      return frontEnds
          .computeIfAbsent(model.longestUtterance(), longest -> new TextFrontEnd(longest))
          .read(order.script(), wanted == null ? reading : wanted, checkpoint);
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
