package dev.lector.bridge.speech;

import dev.lector.events.TextType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client asks for.
 *
 * @param modelId model or alias; empty for the default
 * @param text what to say
 * @param description plain words about the speaker
 * @param voice voice by name; empty to choose from the description
 * @param language BCP 47 tag; empty for the model's own
 * @param speed pace, 0.25 to 4.0; 1.0 as the model was trained
 * @param textType how the text is written
 */
public record SpeechParameters(
    String modelId,
    String text,
    String description,
    String voice,
    String language,
    double speed,
    TextType textType) {

  /** A text that is SSML where it begins so. */
  public SpeechParameters(
      String modelId,
      String text,
      String description,
      String voice,
      String language,
      double speed) {
    this(modelId, text, description, voice, language, speed, TextType.AUTO);
  }

  /** The contract's default description. */
  public static final String DESCRIPTION =
      "A male speaker delivers a slightly expressive and animated speech with a moderate speed and pitch.";

  /** Digest that two requests share only when they ask for the same. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              modelId,
              text,
              description,
              voice,
              language,
              Double.toString(speed),
              textType.name())) {
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
