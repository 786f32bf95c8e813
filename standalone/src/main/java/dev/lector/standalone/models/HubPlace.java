package dev.lector.standalone.models;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a hub has a model.
 *
 * @param repository owner and name
 * @param folder in the repository; empty for all of it
 * @param wanted paths of the files that are needed
 * @param id what the model is called here
 */
record HubPlace(String repository, String folder, Pattern wanted, String id) {
  private static final String KOKORO = "onnx-community/Kokoro-82M-v1.0-ONNX";
  private static final Map<String, String> NETWORKS =
      Map.of("kokoro-fp32", "model", "kokoro-fp16", "model_fp16", "kokoro-int8", "model_quantized");

  /** By the names that people know. */
  private static final Map<String, String> KITTEN =
      Map.of(
          "kitten-nano", "KittenML/kitten-tts-nano-0.8-fp32",
          "kitten-nano-int8", "KittenML/kitten-tts-nano-0.8-int8",
          "kitten-micro", "KittenML/kitten-tts-micro-0.8",
          "kitten-mini", "KittenML/kitten-tts-mini-0.8");

  static final String PIPER = "rhasspy/piper-voices";

  /** A voice by its id: {@code en_US-lessac-medium}. */
  private static final Pattern VOICE =
      Pattern.compile("(([a-z]{2,3})_[A-Z]{2})-([\\p{L}\\p{N}_]+)-(x_low|low|medium|high)");

  /** A repository, and perhaps the path of a network in it. */
  private static final Pattern ID =
      Pattern.compile("([A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*)(?:/(.+\\.onnx))?");

  private static final Pattern ACCENT = Pattern.compile("\\p{M}");

  private static final Pattern PATH = Pattern.compile("[^/\\\\\\p{Cc}]+(/[^/\\\\\\p{Cc}]+)*");

  private static final String BESIDE =
      "|voices.*|[^/]*\\.json|(?i)[^/]*(licen[cs]e|notice|model_card)[^/]*";

  /**
   * Finds a model by a name that people know, or by its repository.
   *
   * @throws ModelException when it is none, with those there are
   */
  static HubPlace of(String name) throws ModelException {
    String network = NETWORKS.get(name);
    if (network != null) {
      return kokoro(name, network);
    }
    String kitten = KITTEN.get(name);
    if (kitten != null) {
      return new HubPlace(
          kitten, "", Pattern.compile("[^/]*\\.onnx|voices\\.npz|config\\.json|LICENSE.*"), name);
    }
    // As the hub writes them, however they were typed.
    String typed = Normalizer.normalize(name, Normalizer.Form.NFC);
    Matcher voice = VOICE.matcher(typed.substring(typed.lastIndexOf('/') + 1));
    if (voice.matches() && (!name.contains("/") || name.startsWith(PIPER + "/"))) {
      String folder =
          String.join("/", List.of(voice.group(2), voice.group(1), voice.group(3), voice.group(4)));
      return new HubPlace(
          PIPER,
          folder,
          Pattern.compile(".*\\.onnx|.*\\.onnx\\.json|.*MODEL_CARD"),
          plain(voice.group()));
    }
    Matcher id = ID.matcher(name);
    if (id.matches()) {
      String repository = id.group(1);
      String path = id.group(2);
      String own = repository.substring(repository.indexOf('/') + 1);
      return path == null
          ? new HubPlace(
              repository, "", Pattern.compile(".*\\.onnx(\\.json|[._]data(_\\d+)?)?" + BESIDE), own)
          : new HubPlace(
              repository,
              "",
              Pattern.compile(Pattern.quote(path) + "(\\.json|[._]data(_\\d+)?)?" + BESIDE),
              own + "-" + path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.onnx$", ""));
    }
    throw new ModelException(
        ("There is no model \"%s\" to be fetched; there are %s, Piper voices such as"
                + " en_US-lessac-medium, and repositories as owner/name")
            .formatted(name, String.join(", ", names())));
  }

  /** Models that are known by a name, without Piper's voices. */
  static List<String> names() {
    return Stream.concat(NETWORKS.keySet().stream(), KITTEN.keySet().stream()).sorted().toList();
  }

  /** Whether a name has the form of a Piper voice's id. */
  static boolean isVoice(String id) {
    return VOICE.matcher(id).matches();
  }

  /** Without accents, which not every system has in the names of files. */
  static String plain(String name) {
    return ACCENT.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Where a file is kept, relative to the folder of what is pulled. */
  String local(HubFile file) {
    return repository.equals(PIPER) ? plain(file.path()) : file.path();
  }

  private static HubPlace kokoro(String id, String network) {
    return new HubPlace(
        KOKORO,
        "",
        Pattern.compile(
            "onnx/"
                + network
                + "\\.onnx([._]data(_\\d+)?)?|voices/.*\\.bin|tokenizer\\.json|config\\.json"),
        id);
  }

  /** Tells places of one id apart. */
  String digest() {
    return Copies.sha256(String.join("\n", repository, Hub.REVISION, folder, wanted.pattern()))
        .substring(0, 16);
  }

  /**
   * The files that are needed.
   *
   * @param listed by the hub
   * @throws ModelException when they are not one network and what belongs to it
   */
  List<HubFile> select(List<HubFile> listed) throws ModelException {
    List<HubFile> files =
        listed.stream().filter(file -> wanted.matcher(file.path()).matches()).toList();
    for (HubFile file : files) {
      if (!PATH.matcher(file.path()).matches() || file.path().contains("..")) {
        throw new ModelException(
            "The hub lists a file with a strange path: " + file.path().replaceAll("\\p{Cc}", "?"));
      }
    }
    List<HubFile> networks = files.stream().filter(f -> f.name().endsWith(".onnx")).toList();
    if (networks.size() != 1) {
      throw new ModelException(
          repository
              + (networks.isEmpty()
                  ? " has no network (.onnx)"
                  : " has several networks; name one of them behind it, as in %s/%s"
                      .formatted(repository, networks.getFirst().path())));
    }
    return files;
  }
}
