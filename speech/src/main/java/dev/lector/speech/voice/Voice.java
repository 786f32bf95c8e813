package dev.lector.speech.voice;

/**
 * One speaker of a model.
 *
 * @param name unique within the model
 * @param speaker the model's number for it
 * @param gender what it sounds like
 * @param accent lower-case English word, {@code scottish}; empty when unknown
 * @param pitchHz mean pitch, Hz; 0 when unknown
 */
public record Voice(String name, long speaker, Gender gender, String accent, double pitchHz) {
  /** A voice of which only the name is known. */
  public static Voice named(String name, long speaker) {
    return new Voice(name, speaker, Gender.UNKNOWN, "", 0);
  }
}
