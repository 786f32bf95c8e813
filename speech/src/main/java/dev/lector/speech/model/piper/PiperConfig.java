package dev.lector.speech.model.piper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The {@code .onnx.json} of a Piper voice, as far as it decides how the voice sounds.
 *
 * @param sampleRate Hz
 * @param noiseScale how much the sound varies between runs
 * @param lengthScale factor on durations; 2.0 is twice as slow
 * @param noiseW how much durations vary between runs
 * @param language BCP 47 tag; empty when not said
 * @param espeakVoice espeak-ng's name for the voice with whose phonemes it is fed
 * @param speakers names and numbers; empty for a voice of one nameless speaker
 * @param defaultSpeaker who speaks where nothing else decides
 * @param languageId number of the language, for a network that knows several
 * @param hopLength samples of one frame of durations
 * @param phonemes symbols the network takes
 */
record PiperConfig(
    int sampleRate,
    float noiseScale,
    float lengthScale,
    float noiseW,
    String language,
    String espeakVoice,
    Map<String, Long> speakers,
    long defaultSpeaker,
    long languageId,
    int hopLength,
    PhonemeIds phonemes) {

  // The scales that Piper itself uses where a configuration gives none.
  private static final double DEFAULT_NOISE_SCALE = 0.667;
  private static final double DEFAULT_NOISE_W = 0.8;

  private static final String AMERICAN = "en-us";
  private static final String AMERICAN_TAG = "en-US";
  private static final String LANGUAGES = "language_id_map";

  /** What piper-plus calls English in its numbers of languages. */
  private static final String ENGLISH = "en";

  /** Of piper-plus: its English has espeak-ng's symbols, other languages have their own. */
  private static final Set<String> PLUS = Set.of("bilingual", "multilingual");

  // That of the networks Piper trains, which older configurations do not name.
  private static final int DEFAULT_HOP_LENGTH = 256;

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException when it is not Piper's, or of a kind that is not fed with IPA
   */
  static PiperConfig parse(JsonNode json) {
    int sampleRate = json.path("audio").path("sample_rate").asInt(0);
    if (sampleRate < 1) {
      throw new IllegalArgumentException("audio.sample_rate is missing");
    }
    if (!json.path("phoneme_id_map").isObject()) {
      throw new IllegalArgumentException("phoneme_id_map is missing");
    }
    String phonemeType = json.path("phoneme_type").asText("espeak");
    boolean plus = PLUS.contains(phonemeType) && json.path(LANGUAGES).has(ENGLISH);
    if (!phonemeType.equals("espeak") && !plus) {
      throw new IllegalArgumentException(
          "phoneme_type is \""
              + phonemeType
              + "\"; Lector only has the phonemes of voices whose phoneme_type is \"espeak\", and those"
              + " of English in networks of piper-plus (\"multilingual\", with \"en\" in language_id_map)."
              + " Choose such a voice of the same language.");
    }
    JsonNode inference = json.path("inference");
    float lengthScale = (float) inference.path("length_scale").asDouble(1);
    if (!(lengthScale > 0)) {
      throw new IllegalArgumentException("inference.length_scale must be above 0");
    }
    return new PiperConfig(
        sampleRate,
        (float) inference.path("noise_scale").asDouble(DEFAULT_NOISE_SCALE),
        lengthScale,
        (float) noiseW(inference),
        plus ? AMERICAN_TAG : language(json),
        plus ? AMERICAN : espeakVoice(json),
        speakers(json),
        json.path("default_speaker_id").asLong(0),
        json.path(LANGUAGES).path(ENGLISH).asLong(0),
        hopLength(json),
        new PhonemeIds(
            json.path("phoneme_id_map"),
            json.path("phoneme_map"),
            json.path("vowel_clusters"),
            !plus));
  }

  private static double noiseW(JsonNode inference) {
    return inference
        .path("noise_w")
        .asDouble(inference.path("noise_scale_w").asDouble(DEFAULT_NOISE_W));
  }

  private static int hopLength(JsonNode json) {
    int hop =
        json.path("hop_length")
            .asInt(json.path("audio").path("hop_size").asInt(DEFAULT_HOP_LENGTH));
    if (hop < 1) {
      throw new IllegalArgumentException("hop_length must be at least 1");
    }
    return hop;
  }

  private static String language(JsonNode json) {
    String code = json.path("language").path("code").asText("");
    return (code.isEmpty() ? json.path("espeak").path("voice").asText("") : code).replace('_', '-');
  }

  private static String espeakVoice(JsonNode json) {
    String voice = json.path("espeak").path("voice").asText("").toLowerCase(Locale.ROOT);
    String language = language(json).toLowerCase(Locale.ROOT);
    return !voice.isEmpty() ? voice : !language.isEmpty() ? language : AMERICAN;
  }

  private static Map<String, Long> speakers(JsonNode json) {
    Map<String, Long> speakers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("speaker_id_map").properties()) {
      speakers.put(entry.getKey(), entry.getValue().asLong());
    }
    int count = json.path("num_speakers").asInt(1);
    if (speakers.isEmpty() && count > 1) {
      for (long speaker = 0; speaker < count; speaker++) {
        speakers.put(Long.toString(speaker), speaker);
      }
    }
    return speakers;
  }
}
