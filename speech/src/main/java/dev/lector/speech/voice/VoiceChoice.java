package dev.lector.speech.voice;

/**
 * Who will speak, and how fast.
 *
 * @param voice one of the model's
 * @param speed pace, 1.0 as the model was trained, {@value VoiceChooser#MIN_SPEED} to {@value
 *     VoiceChooser#MAX_SPEED}
 */
public record VoiceChoice(Voice voice, double speed) {}
