package dev.lector.standalone.models;

import dev.lector.speech.model.ModelFiles;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.standalone.models.Addition.Placed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts models together from files: each network with what belongs to it. */
final class Assembly {
  private static final String NETWORK = ".onnx";
  private static final String PIPER = "Piper";
  private static final String KITTEN = "Kitten";
  private static final Pattern WEIGHTS = Pattern.compile("[._]data(_\\d+)?");
  private static final Pattern SYMBOLS = Pattern.compile("(vocab|config|tokenizer|voices)\\.json");
  private static final Pattern LICENCE = Pattern.compile("(?i)(licen[cs]e|notice|model_card).*");

  private final List<StagedFile> files;
  private final VoiceFiles voices;
  private final KnownNetworks known = KnownNetworks.load();

  Assembly(List<StagedFile> files) {
    this.files = List.copyOf(files);
    this.voices = new VoiceFiles(files);
  }

  /**
   * The models there are.
   *
   * @param name for the only one; {@code null} to find one
   * @throws ModelException when there are none, or one lacks what it needs
   */
  List<Addition> models(@Nullable String name) throws ModelException {
    List<StagedFile> networks = files.stream().filter(file -> isNetwork(file)).toList();
    if (networks.isEmpty()) {
      throw new ModelException(
          voices.all().isEmpty()
              ? "There is no model in what was given: no network (.onnx), whole or in parts"
              : "There are voices in what was given, but no network (.onnx) that speaks with them:"
                  + " give both in one command");
    }
    if (name != null && networks.size() > 1) {
      throw new ModelException("A name is for one model, but there are " + networks.size());
    }
    List<Addition> models = new ArrayList<>();
    for (StagedFile network : networks) {
      models.add(model(network, name));
    }
    refuseSameNames(models);
    return models;
  }

  /** One would replace the other. */
  private static void refuseSameNames(List<Addition> models) throws ModelException {
    Map<String, StagedFile> named = new HashMap<>();
    for (Addition model : models) {
      StagedFile network = model.network();
      StagedFile other = named.put(model.id(), network);
      if (other != null) {
        throw new ModelException(
            ("%s/%s and %s/%s would both be called %s: unpack archives and add one of them alone,"
                    + " with what belongs to it, and the other with another --name")
                .formatted(
                    other.folder(), other.name(), network.folder(), network.name(), model.id()));
      }
    }
  }

  private static boolean isNetwork(StagedFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(NETWORK);
  }

  private Addition model(StagedFile network, @Nullable String name) throws ModelException {
    Optional<KnownNetworks.Network> found = known.find(network.sha256());
    String title = network.name() + " (" + network.source() + ")";
    String family;
    try {
      Optional<Path> settings =
          symbols(network).stream()
              .filter(file -> file.name().equals(ModelFiles.SETTINGS))
              .map(StagedFile::file)
              .findFirst();
      family = ModelInventory.family(network.file(), settings.orElse(null), title);
    } catch (ModelLoadException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
    List<Placed> others = new ArrayList<>();
    String id =
        ModelFolders.checked(
            name != null
                ? name
                : found.map(KnownNetworks.Network::id).orElseGet(() -> id(network)));
    List<Placed> weights = weights(network);
    others.addAll(weights);
    // Weights that lie apart are found by names that begin with the network's.
    String place = weights.isEmpty() ? id + NETWORK : network.name();
    if (family.equals(PIPER)) {
      others.add(new Placed(place + ".json", config(network)));
      beside(network, "voices.json").ifPresent(file -> others.add(new Placed("voices.json", file)));
    } else {
      others.addAll(family.equals(KITTEN) ? kitten(network, title) : kokoro(network, title));
      symbols(network).forEach(file -> others.add(new Placed(file.name(), file)));
    }
    List<StagedFile> licences =
        List.copyOf(
            files.stream()
                .filter(file -> LICENCE.matcher(file.name()).matches())
                // Packages that are parts of one have it each.
                .collect(Collectors.toMap(StagedFile::sha256, f -> f, (a, _) -> a, TreeMap::new))
                .values());
    return new Addition(
        id,
        family,
        new Placed(place, network),
        others,
        licences,
        found.map(KnownNetworks.Network::title).orElse(""),
        found.map(KnownNetworks.Network::licence).orElse(""));
  }

  private List<Placed> kokoro(StagedFile network, String title) throws ModelException {
    List<Placed> tables = voices.of(network);
    if (tables.isEmpty()) {
      throw new ModelException(
          title
              + " has no voices: give them with it, such as npm's kokoro-js (npm pack kokoro-js) or"
              + " a folder voices/ of .bin files");
    }
    return tables;
  }

  private List<Placed> kitten(StagedFile network, String title) throws ModelException {
    Path config =
        symbols(network).stream()
            .filter(file -> file.name().equals(ModelFiles.SETTINGS))
            .findFirst()
            .orElseThrow()
            .file();
    String name = VoiceFiles.named(config);
    return List.of(
        voices
            .of(network, name)
            .orElseThrow(
                () ->
                    new ModelException(
                        title
                            + " has no voices: its config.json names "
                            + name
                            + ", give that with it")));
  }

  /** Large networks keep their weights apart, in files that they name. */
  private List<Placed> weights(StagedFile network) {
    return files.stream()
        .filter(
            file ->
                file.folder().equals(network.folder())
                    && file.name().startsWith(network.name())
                    && WEIGHTS.matcher(file.name().substring(network.name().length())).matches())
        .map(file -> new Placed(file.name(), file))
        .toList();
  }

  private StagedFile config(StagedFile network) throws ModelException {
    return beside(network, network.name() + ".json")
        .orElseThrow(
            () ->
                new ModelException(
                    "%s (%s) is a Piper voice without its configuration: give %s.json with it"
                        .formatted(network.name(), network.source(), network.name())));
  }

  private Optional<StagedFile> beside(StagedFile network, String name) {
    return files.stream()
        .filter(file -> file.name().equals(name) && file.folder().equals(network.folder()))
        .findFirst();
  }

  /** Tables of symbols and names, of each the one nearest to the network. */
  private Collection<StagedFile> symbols(StagedFile network) {
    return files.stream()
        .filter(file -> SYMBOLS.matcher(file.name()).matches() && isNear(file, network))
        .collect(
            Collectors.toMap(
                StagedFile::name,
                file -> file,
                (a, b) -> b.folder().length() > a.folder().length() ? b : a,
                TreeMap::new))
        .values();
  }

  /** In the same folder or, as hubs have them, in one above. */
  private static boolean isNear(StagedFile file, StagedFile network) {
    return network.folder().equals(file.folder())
        || network.folder().startsWith(file.folder() + "/");
  }

  /** Its own name, or that of where it is from when it has none. */
  private static String id(StagedFile network) {
    String own = network.name().substring(0, network.name().length() - NETWORK.length());
    if (!own.matches("(?i)(model|network)([_-].*)?")) {
      return own;
    }
    String source =
        network.source().replaceFirst("\\.(whl|zip|jar|tgz|tar\\.gz|tbz2?|tar\\.bz2|tar)$", "");
    return source.replaceAll("[^A-Za-z0-9._-]", "-") + own.replaceFirst("(?i)^(model|network)", "");
  }
}
