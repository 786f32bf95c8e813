package dev.lector.speech.voice;

import java.util.Set;

/**
 * What a description asks for.
 *
 * @param gender {@code UNKNOWN} when it says nothing
 * @param accents accents named, as in {@link Voice#accent}
 * @param pitch high or low among the voices
 * @param pace factor on the speed, 1.0 when it says nothing
 */
record SpeakerWish(Gender gender, Set<String> accents, Pitch pitch, double pace) {
  SpeakerWish {
    accents = Set.copyOf(accents);
  }
}
