package dev.lector.bridge.speech;

import dev.lector.events.AudioFormat;
import dev.lector.events.TextType;
import dev.lector.events.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param modelId model or alias; empty for the default
 * @param text what to say
 * @param description plain words about the speaker
 * @param voice voice by name; empty to choose from the description
 * @param language BCP 47 tag; empty for the model's own
 * @param speed pace, 0.25 to 4.0; 1.0 as the model was trained
 * @param audio how the audio is wanted
 * @param lexicon names of the workers' lexicons, with commas; empty for the tenant's default
 * @param normalize {@code full}, {@code light} or {@code off}; empty for the tenant's default
 * @param strict whether a text that is plainly in another language than the voice is refused
 * @param verify whether a recogniser listens to the audio
 * @param textType how the text is written
 * @param webhook who is told of it; null for nobody
 */
public record SpeechParameters(
    String modelId,
    String text,
    String description,
    String voice,
    String language,
    double speed,
    AudioWish audio,
    String lexicon,
    String normalize,
    boolean strict,
    boolean verify,
    TextType textType,
    @Nullable Webhook webhook) {

  /** The contract's default description. */
  public static final String DESCRIPTION =
      "A male speaker delivers a slightly expressive and animated speech with a moderate speed and pitch.";

  /** As WAV, read as the tenant's texts are by default. */
  public SpeechParameters(
      String modelId,
      String text,
      String description,
      String voice,
      String language,
      double speed) {
    this(
        modelId,
        text,
        description,
        voice,
        language,
        speed,
        AudioWish.DEFAULT,
        "",
        "",
        false,
        TextType.AUTO);
  }

  /** With nobody to be told of it. */
  public SpeechParameters(
      String modelId,
      String text,
      String description,
      String voice,
      String language,
      double speed,
      AudioWish audio,
      String lexicon,
      String normalize,
      boolean strict,
      TextType textType) {
    this(
        modelId,
        text,
        description,
        voice,
        language,
        speed,
        audio,
        lexicon,
        normalize,
        strict,
        false,
        textType,
        null);
  }

  /** The same with its audio in another format. */
  SpeechParameters in(AudioFormat format) {
    return new SpeechParameters(
        modelId,
        text,
        description,
        voice,
        language,
        speed,
        audio.in(format),
        lexicon,
        normalize,
        strict,
        verify,
        textType,
        webhook);
  }

  /** The same by another model and voice. */
  public SpeechParameters by(String otherModel, String otherVoice) {
    return new SpeechParameters(
        otherModel,
        text,
        description,
        otherVoice,
        language,
        speed,
        audio,
        lexicon,
        normalize,
        strict,
        verify,
        textType,
        webhook);
  }

  /** Digest that two requests share only when they ask for the same. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> parts = new ArrayList<>();
      Collections.addAll(
          parts, modelId, text, description, voice, language, Double.toString(speed));
      // What is as usual is left out: a bridge that does not know it yet has the same digest.
      if (!audio.equals(AudioWish.DEFAULT)) {
        parts.add(audio.digested());
      }
      if (!lexicon.isEmpty() || !normalize.isEmpty()) {
        Collections.addAll(parts, lexicon, normalize);
      }
      if (strict) {
        parts.add("strict");
      }
      if (verify) {
        parts.add("verify");
      }
      if (textType != TextType.AUTO) {
        parts.add(textType.name());
      }
      if (webhook != null) {
        parts.add(webhook.toString());
      }
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length in front keeps "ab"+"c" apart from "a"+"bc".
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
