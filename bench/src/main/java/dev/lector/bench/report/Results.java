package dev.lector.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory with the results: per benchmark one JSON file, and an SVG file per curve. */
public final class Results {
  private final Path directory;

  /** The results in a directory, which need not be there yet. */
  public Results(Path directory) {
    this.directory = directory;
  }

  /** Keeps a result instead of the last one of the same benchmark. */
  public void keep(Result result) throws IOException {
    ResultJson.write(directory.resolve(result.benchmark() + ".json"), result);
    for (int i = 0; i < result.curves().size(); i++) {
      Files.writeString(directory.resolve(picture(result, i)), Plot.svg(result.curves().get(i)));
    }
  }

  /** All that are there, by name. */
  public List<Result> all() throws IOException {
    List<Result> results = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return results;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          (Iterable<Path>) files.filter(it -> it.toString().endsWith(".json")).sorted()::iterator) {
        results.add(ResultJson.read(file));
      }
    }
    return results;
  }

  static String picture(Result result, int curve) {
    return result.benchmark() + (curve == 0 ? "" : "-" + (curve + 1)) + ".svg";
  }
}
