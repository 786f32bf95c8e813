package dev.lector.speech.ssml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is not honoured, each told once, and not too many of them. */
final class Warnings {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private final Set<String> told = new LinkedHashSet<>();

  void add(String warning) {
    if (told.size() < MOST) {
      told.add(
          warning.length() <= LONGEST
              ? warning
              : warning.substring(0, LONGEST).stripTrailing() + "…");
    }
  }

  List<String> told() {
    return List.copyOf(told);
  }
}
