package dev.lector.books.speakers;

import dev.lector.books.document.BookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Voices of speakers: lines of {@code NAME = voice}. Empty lines and those that begin with a number
 * sign are passed over. Names are found in any case.
 */
public final class VoiceMap {
  /** Of a book that one voice reads. */
  public static final VoiceMap NONE = new VoiceMap(Map.of(), false);

  private static final int MOST = 10_000;
  private static final long LARGEST = 1 << 20;

  private final Map<String, Speaker> byName;
  private final boolean saysNames;

  private VoiceMap(Map<String, Speaker> byName, boolean saysNames) {
    this.byName = byName;
    this.saysNames = saysNames;
  }

  /**
   * Reads a map.
   *
   * @param file in UTF-8, up to 1 MiB
   * @param saysNames whether the names of speakers who have voices are said, too
   * @throws BookException when it cannot be read, or a line is none of a map; tells which
   */
  public static VoiceMap read(Path file, boolean saysNames) throws BookException {
    List<String> lines;
    try {
      if (Files.size(file) > LARGEST) {
        throw new BookException(file + " is larger than the 1 MiB that a map of voices may have");
      }
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BookException(
          "The map of voices " + file + " cannot be read; is it a file in UTF-8?", e);
    }
    Map<String, Speaker> byName = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\ufeff", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, file + ", line " + (i + 1), byName);
      }
    }
    if (byName.isEmpty() || byName.size() > MOST) {
      throw new BookException(file + " has no voices, or more than 10,000: lines are NAME = voice");
    }
    return new VoiceMap(byName, saysNames);
  }

  private static void add(String line, String place, Map<String, Speaker> byName)
      throws BookException {
    int sign = line.indexOf('=');
    String name = sign < 0 ? "" : line.substring(0, sign).strip();
    String voice = sign < 0 ? "" : line.substring(sign + 1).strip();
    if (name.isEmpty() || voice.isEmpty()) {
      throw new BookException(
          "%s is \"%s\", and not a name, an equals sign and a voice".formatted(place, line));
    }
    if (byName.put(folded(name), new Speaker(name, voice)) != null) {
      throw new BookException("%s names %s a second time".formatted(place, name));
    }
  }

  /** Whether nobody has a voice of their own. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Whether the names of speakers who have voices are said, too. */
  boolean saysNames() {
    return saysNames;
  }

  /** The voices, each once. */
  public Set<String> voices() {
    Set<String> voices = new LinkedHashSet<>();
    byName.values().forEach(speaker -> voices.add(speaker.voice()));
    return voices;
  }

  /** The speaker of a name, however it is written and with or without a stop behind it. */
  Optional<Speaker> find(String name) {
    return Optional.ofNullable(byName.get(folded(name)));
  }

  private static String folded(String name) {
    return name.strip()
        .replaceFirst("[.:\\s]+$", "")
        .replace('\u2019', '\'')
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
