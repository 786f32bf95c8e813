package dev.lector.standalone.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins networks that come in parts, as package registries limit the size of a file: {@code
 * part.bin} in each of several packages, or {@code x.onnx.001}, {@code x.onnx.002}. Their order is
 * that of the numbers in their names.
 */
final class Parts {
  private static final String PART = "part.bin";
  private static final Pattern NUMBERED =
      Pattern.compile("(?i)(.*\\.onnx)\\.(?:part)?-?(\\d{1,3})");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Parts() {}

  /**
   * The same files, with one in the place of its parts.
   *
   * @param staging where it is written
   */
  static List<StagedFile> join(List<StagedFile> files, Path staging)
      throws IOException, ModelException {
    SortedMap<String, List<StagedFile>> parts = new TreeMap<>();
    List<StagedFile> whole = new ArrayList<>();
    for (StagedFile file : files) {
      Matcher numbered = NUMBERED.matcher(file.name());
      if (file.name().equals(PART)) {
        parts.computeIfAbsent("model.onnx", _ -> new ArrayList<>()).add(file);
      } else if (numbered.matches()) {
        parts.computeIfAbsent(numbered.group(1), _ -> new ArrayList<>()).add(file);
      } else {
        whole.add(file);
      }
    }
    for (var network : parts.entrySet()) {
      whole.add(joined(network.getKey(), network.getValue(), staging));
    }
    return whole;
  }

  private static StagedFile joined(String name, List<StagedFile> parts, Path staging)
      throws IOException, ModelException {
    List<StagedFile> ordered =
        parts.stream()
            .sorted(Comparator.comparing(part -> padded(part.source() + "/" + part.name())))
            .toList();
    refuseGaps(name, ordered);
    List<InputStream> streams = new ArrayList<>();
    long bytes = 0;
    Path to = staging.resolve("joined-" + name.hashCode());
    try {
      for (StagedFile part : ordered) {
        streams.add(Files.newInputStream(part.file()));
        bytes += part.bytes();
      }
      String sha256;
      try (InputStream all = new SequenceInputStream(Collections.enumeration(streams))) {
        sha256 = Copies.copy(all, to, bytes, name);
      }
      return new StagedFile(
          to,
          name,
          ordered.getFirst().folder(),
          ordered.size() + " parts of " + ordered.getFirst().source() + " and so on",
          bytes,
          sha256);
    } finally {
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }

  /** Those that are numbered themselves begin with 0 or 1, and none is left out. */
  private static void refuseGaps(String name, List<StagedFile> ordered) throws ModelException {
    int expected = -1;
    for (StagedFile part : ordered) {
      Matcher numbered = NUMBERED.matcher(part.name());
      if (!numbered.matches()) {
        return;
      }
      int number = Integer.parseInt(numbered.group(2));
      if (expected < 0) {
        expected = Math.min(number, 1);
      }
      if (number != expected) {
        throw new ModelException(
            "%s lacks its part %d, the one before %s".formatted(name, expected, part.name()));
      }
      expected++;
    }
  }

  /** So that 2 comes before 10. */
  private static String padded(String name) {
    return NUMBER.matcher(name).replaceAll(Parts::padded);
  }

  private static String padded(MatchResult number) {
    return "0".repeat(Math.max(0, 20 - number.group().length())) + number.group();
  }
}
