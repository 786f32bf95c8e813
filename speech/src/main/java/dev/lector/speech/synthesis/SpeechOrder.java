package dev.lector.speech.synthesis;

import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.ssml.SsmlException;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.text.ReadingWish;
import dev.lector.speech.text.Script;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, as the request says it; the fields are those of {@code SpeechRequested}.
 *
 * @param script what to say
 * @param modelId model or alias; empty for the default model
 * @param description plain words about the speaker
 * @param voice voice by name; empty to choose from the description
 * @param language BCP 47 tag; empty for the model's own
 * @param speed pace, 1.0 as the model was trained
 * @param format of the audio, as {@code wav}; empty for WAV
 * @param encoding sample rate and bit rate of the audio
 * @param reading how the text is read
 * @param strict whether a text that is plainly in another language than the voice is refused;
 *     otherwise it is spoken with a warning
 * @param loudness that the audio is brought to; {@code null} for as loud as it is said
 */
public record SpeechOrder(
    Script script,
    String modelId,
    String description,
    String voice,
    String language,
    double speed,
    String format,
    EncodingSettings encoding,
    ReadingWish reading,
    boolean strict,
    @Nullable Loudness loudness) {

  /** A script in a format with its own settings. */
  public SpeechOrder(
      Script script,
      String modelId,
      String description,
      String voice,
      String language,
      double speed,
      String format,
      ReadingWish reading) {
    this(
        script,
        modelId,
        description,
        voice,
        language,
        speed,
        format,
        EncodingSettings.DEFAULT,
        reading,
        false,
        null);
  }

  /** A script, read as the synthesizer reads. */
  public SpeechOrder(
      Script script,
      String modelId,
      String description,
      String voice,
      String language,
      double speed,
      String format) {
    this(script, modelId, description, voice, language, speed, format, ReadingWish.NONE);
  }

  /** Plain text. */
  public SpeechOrder(
      String text,
      String modelId,
      String description,
      String voice,
      String language,
      double speed,
      String format) {
    this(Script.plain(text), modelId, description, voice, language, speed, format);
  }

  /** Plain text as WAV. */
  public SpeechOrder(
      String text,
      String modelId,
      String description,
      String voice,
      String language,
      double speed) {
    this(text, modelId, description, voice, language, speed, "");
  }

  /**
   * What a text says.
   *
   * @throws SpeechException when it is SSML and wrong; the message says where, why and what to do
   */
  public static Script script(String text, TextType type) throws SpeechException {
    try {
      return type.read(text);
    } catch (SsmlException e) {
      throw new SpeechException(
          SpeechException.Reason.INVALID_TEXT, String.valueOf(e.getMessage()), false, e);
    }
  }

  /** A text, spoken as the default model speaks. */
  public static SpeechOrder of(String text) {
    return new SpeechOrder(text, "", "", "", "", 1.0);
  }

  /** A script, spoken as the default model speaks where the script says nothing else. */
  public static SpeechOrder of(Script script) {
    return new SpeechOrder(script, "", "", "", "", 1.0, "");
  }

  /** The same in another format. */
  public SpeechOrder as(String wantedFormat, EncodingSettings settings) {
    return new SpeechOrder(
        script,
        modelId,
        description,
        voice,
        language,
        speed,
        wantedFormat,
        settings,
        reading,
        strict,
        loudness);
  }

  /** The same order, which is refused where it otherwise comes with a warning. */
  public SpeechOrder strictly(boolean wanted) {
    return new SpeechOrder(
        script,
        modelId,
        description,
        voice,
        language,
        speed,
        format,
        encoding,
        reading,
        wanted,
        loudness);
  }

  /** The same order at a loudness. */
  public SpeechOrder at(Loudness wanted) {
    return new SpeechOrder(
        script,
        modelId,
        description,
        voice,
        language,
        speed,
        format,
        encoding,
        reading,
        strict,
        wanted);
  }

  /** The text as written. */
  public String text() {
    return script.source();
  }
}
