package dev.lector.speech.voice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Chooses the voice and the pace of a request. An explicit name decides alone; else a voice named
 * in the description; else what the description says of gender, accent and pitch, each only as far
 * as the model can follow. The rules are documented in docs/voices.md.
 */
public final class VoiceChooser {
  /** Slowest pace. */
  public static final double MIN_SPEED = 0.25;

  /** Fastest pace. */
  public static final double MAX_SPEED = 4.0;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final DescriptionReader reader = new DescriptionReader();

  /**
   * Chooses.
   *
   * @param description plain words about the speaker; may be empty
   * @param name explicit voice; empty when there is none
   * @param speed explicit pace; multiplied with what the description asks for, and the product kept
   *     within {@value #MIN_SPEED} and {@value #MAX_SPEED}
   * @throws UnknownVoiceException when the model has no voice called {@code name}
   */
  public VoiceChoice choose(String description, String name, double speed, VoiceList voices)
      throws UnknownVoiceException {
    SpeakerWish wish = reader.read(description);
    return new VoiceChoice(voice(description, name.strip(), wish, voices), pace(wish, speed));
  }

  /** A voice that is settled, with the pace that {@link #choose} would give it. */
  public VoiceChoice settled(String description, Voice voice, double speed) {
    return new VoiceChoice(voice, pace(reader.read(description), speed));
  }

  private static double pace(SpeakerWish wish, double speed) {
    return Math.clamp(speed * wish.pace(), MIN_SPEED, MAX_SPEED);
  }

  private static Voice voice(String description, String name, SpeakerWish wish, VoiceList voices)
      throws UnknownVoiceException {
    if (!name.isEmpty()) {
      return voices.find(name).orElseThrow(() -> new UnknownVoiceException(name, voices));
    }
    String words = description.toLowerCase(Locale.ROOT);
    for (Voice voice : voices.voices()) {
      if (isNamed(words, voice.name().toLowerCase(Locale.ROOT))) {
        return voice;
      }
    }
    return suited(wish, voices.voices());
  }

  /**
   * Whether {@code name} stands in {@code words} as a whole word. Numbers are names only as
   * "speaker 7" or "voice 7".
   */
  private static boolean isNamed(String words, String name) {
    for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean whole =
          (at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1)))
              && (end == words.length() || !Character.isLetterOrDigit(words.charAt(end)));
      if (whole) {
        int before = at;
        while (before > 0 && Character.isWhitespace(words.charAt(before - 1))) {
          before--;
        }
        if (NUMBER.matcher(name).matches()
            ? endsWith(words, before, "speaker") || endsWith(words, before, "voice")
            : !endsWith(words, before, "not") && !endsWith(words, before, "not like")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the first {@code end} characters end so; a copy of them would cost time. */
  private static boolean endsWith(String words, int end, String suffix) {
    return words.startsWith(suffix, end - suffix.length());
  }

  private static Voice suited(SpeakerWish wish, List<Voice> voices) {
    List<Voice> left = voices;
    if (wish.gender() != Gender.UNKNOWN) {
      left = narrowed(left, voice -> voice.gender() == wish.gender());
    }
    left = narrowed(left, voice -> wish.accents().contains(voice.accent()));
    Comparator<Voice> byPitch = Comparator.comparingDouble(Voice::pitchHz);
    List<Voice> measured = narrowed(left, voice -> voice.pitchHz() > 0);
    return switch (wish.pitch()) {
      case LOW -> measured.stream().min(byPitch).orElse(left.getFirst());
      case HIGH -> measured.stream().max(byPitch).orElse(left.getFirst());
      case ANY -> left.getFirst();
    };
  }

  /** Those that pass; all when none does, since what a model cannot do is ignored. */
  private static List<Voice> narrowed(List<Voice> voices, Predicate<Voice> test) {
    List<Voice> passing = voices.stream().filter(test).toList();
    return passing.isEmpty() ? voices : passing;
  }
}
