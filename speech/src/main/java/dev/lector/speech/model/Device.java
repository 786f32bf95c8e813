package dev.lector.speech.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where models are asked to run, as configured: {@code auto}, {@code cpu}, {@code cuda} or {@code
 * cuda:1}.
 *
 * @param kind what is asked for
 * @param index number of the GPU; 0 elsewhere
 */
public record Device(Kind kind, int index) {
  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  /** What is asked for. */
  public enum Kind {
    /** CUDA where it works, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** CUDA or nothing. */
    CUDA
  }

  /** CUDA where it works, else the CPU. */
  public static final Device AUTO = new Device(Kind.AUTO, 0);

  /** The CPU. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  /**
   * Reads the configured word.
   *
   * @throws IllegalArgumentException when it is none of those above
   */
  public static Device parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("auto")) {
      return AUTO;
    }
    if (word.equals("cpu")) {
      return CPU;
    }
    Matcher cuda = CUDA.matcher(word);
    if (cuda.matches()) {
      return new Device(Kind.CUDA, cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }
    throw new IllegalArgumentException(
        "The device is auto, cpu, cuda or cuda:N with the number of the GPU, but this says: "
            + text);
  }

  @Override
  public String toString() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.CUDA ? word + ":" + index : word;
  }
}
