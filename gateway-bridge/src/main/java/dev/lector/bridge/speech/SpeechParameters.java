package dev.lector.bridge.speech;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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
 * @param strict whether a text that is plainly in another language than the voice is refused
 */
public record SpeechParameters(
    String modelId,
    String text,
    String description,
    String voice,
    String language,
    double speed,
    boolean strict) {

  /** What is spoken with a warning where it is in another language than the voice. */
  public SpeechParameters(
      String modelId,
      String text,
      String description,
      String voice,
      String language,
      double speed) {
    this(modelId, text, description, voice, language, speed, false);
  }

  /** The contract's default description. */
  public static final String DESCRIPTION =
      "A male speaker delivers a slightly expressive and animated speech with a moderate speed and pitch.";

  /** Digest that two requests share only when they ask for the same. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      // Parts that are new come only where they differ from what they were before there were any.
      List<String> parts =
          new ArrayList<>(
              List.of(modelId, text, description, voice, language, Double.toString(speed)));
      if (strict) {
        parts.add("strict");
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
