package dev.lector.standalone.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.standalone.models.Addition.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the files that were taken in are tables of styles, and whose. */
final class VoiceFiles {
  private static final Pattern TABLES = Pattern.compile("(?i)voices.*\\.(bin|npz)");
  private static final Pattern SINGLE = Pattern.compile("[a-z]{2}_.+\\.bin");
  private static final String FOLDER = "voices";

  private final List<StagedFile> tables;
  private final List<StagedFile> networks;

  VoiceFiles(List<StagedFile> files) {
    this.tables = files.stream().filter(file -> isJoined(file) || isSingle(file)).toList();
    this.networks =
        files.stream()
            .filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(".onnx"))
            .toList();
  }

  List<StagedFile> all() {
    return tables;
  }

  /**
   * The tables of a network: the nearest of those in its folder or one above, and those that are
   * near no network. A file for each voice, else those with all.
   */
  List<Placed> of(StagedFile network) {
    int nearest =
        tables.stream()
            .filter(file -> isNear(file, network))
            .mapToInt(file -> base(file).length())
            .max()
            .orElse(-1);
    Map<String, Placed> single = new LinkedHashMap<>();
    Map<String, Placed> joined = new LinkedHashMap<>();
    // What lies near comes last, so that it is taken where another has the same name.
    List<StagedFile> own = new ArrayList<>(tables.stream().filter(this::isNobodys).toList());
    tables.stream()
        .filter(file -> isNear(file, network) && base(file).length() == nearest)
        .forEach(own::add);
    for (StagedFile file : own) {
      if (isJoined(file)) {
        joined.put(file.name(), new Placed(file.name(), file));
      } else {
        single.put(file.name(), new Placed(FOLDER + "/" + file.name(), file));
      }
    }
    return List.copyOf(single.isEmpty() ? joined.values() : single.values());
  }

  /** The file of a name, the nearest to a network, else one that is near no network. */
  Optional<Placed> of(StagedFile network, String name) {
    List<StagedFile> named = tables.stream().filter(file -> file.name().equals(name)).toList();
    return named.stream()
        .filter(file -> isNear(file, network))
        .max(Comparator.comparingInt(file -> base(file).length()))
        .or(() -> named.stream().filter(this::isNobodys).findFirst())
        .map(file -> new Placed(name, file));
  }

  /** What a KittenTTS model's {@code config.json} calls its tables. */
  static String named(Path config) throws ModelException {
    try {
      String name =
          new ObjectMapper()
              .readTree(Files.readAllBytes(config))
              .path("voices")
              .asText("voices.npz");
      return name.substring(name.lastIndexOf('/') + 1);
    } catch (IOException e) {
      throw new ModelException("config.json cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isJoined(StagedFile file) {
    return TABLES.matcher(file.name()).matches();
  }

  /** Other programs' weights end in {@code .bin}, too. */
  private static boolean isSingle(StagedFile file) {
    return file.name().endsWith(".bin")
        && (SINGLE.matcher(file.name()).matches()
            || file.folder().substring(file.folder().lastIndexOf('/') + 1).equals(FOLDER));
  }

  private boolean isNobodys(StagedFile file) {
    return networks.stream().noneMatch(network -> isNear(file, network));
  }

  private static boolean isNear(StagedFile file, StagedFile network) {
    String base = base(file);
    return network.folder().equals(base) || network.folder().startsWith(base + "/");
  }

  /** The folder of a model whose voices lie in a folder of their own. */
  private static String base(StagedFile file) {
    return file.folder().replaceFirst("/" + FOLDER + "$", "");
  }
}
