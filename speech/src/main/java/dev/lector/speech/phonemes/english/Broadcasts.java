package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells what is broadcast or performed live from the verb: live coverage, live on TV. */
final class Broadcasts {
  private static final Set<String> SHOWN =
      Set.of(
          "coverage",
          "updates",
          "update",
          "text",
          "stream",
          "streams",
          "streaming",
          "blog",
          "tv",
          "television",
          "music",
          "action",
          "broadcast",
          "broadcasts",
          "commentary",
          "feed",
          "audience",
          "audiences",
          "event",
          "events",
          "show",
          "shows",
          "performance",
          "performances",
          "concert",
          "concerts",
          "scores",
          "results",
          "reporting",
          "video",
          "footage",
          "radio",
          "chat",
          "entertainment",
          "album",
          "recording",
          "recordings",
          "sport");

  private static final Set<String> CHANNELS =
      Set.of(
          "tv",
          "television",
          "radio",
          "sky",
          "bbc",
          "itv",
          "espn",
          "cnn",
          "fox",
          "nbc",
          "cbs",
          "abc",
          "youtube",
          "facebook",
          "twitch",
          "instagram",
          "stage",
          "camera",
          "air",
          "channel",
          "screen",
          "amazon",
          "netflix",
          "espn2",
          "eurosport",
          "dazn");

  private static final Set<String> SUBJECTS = Set.of("i", "you", "we", "they", "who");

  private Broadcasts() {}

  /** Whether "live" there is no verb for certain. */
  static boolean isLive(int i, List<String> tokens, String[] tags) {
    String after = word(tokens, i + 1);
    if (SHOWN.contains(after)) {
      return true;
    }
    boolean opens = i == 0 || !Character.isLetter(tags[i - 1].charAt(0));
    if (!after.equals("on") && !(opens && after.equals("from"))) {
      return false;
    }
    if (i > 0 && SUBJECTS.contains(word(tokens, i - 1))) {
      return false;
    }
    String channel = word(tokens, i + 2);
    return CHANNELS.contains(channel.equals("the") ? word(tokens, i + 3) : channel)
        || (i > 0 && opens && i + 2 < tags.length && tags[i + 2].startsWith("NNP"));
  }

  private static String word(List<String> tokens, int i) {
    return i < tokens.size() ? tokens.get(i).toLowerCase(Locale.ROOT) : "";
  }
}
