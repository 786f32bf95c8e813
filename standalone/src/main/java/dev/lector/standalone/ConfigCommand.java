package dev.lector.standalone;

import dev.lector.bridge.BridgeConfig;
import dev.lector.config.InvalidSettingException;
import dev.lector.config.Service;
import dev.lector.config.Setting;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.standalone.local.LocalException;
import dev.lector.tts.TtsConfig;
import dev.lector.verifier.VerifierConfig;
import dev.lector.webhooks.WebhooksConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in force, and where it is set. Nothing is started. */
@Command(
    name = "config",
    description = {
      "Shows the settings a service would start with here, and where each is set.",
      "",
      "Each line is a key, its value, and after a # its origin: default, file, environment variable"
          + " or system property (LECTOR_JAVA_OPTS=-Dlector.…). Secrets are not shown. Ends with 1"
          + " when the service would refuse to start, and says why on standard error."
    },
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  private static final int WIDEST = 72;

  /** Whose settings there are to show. */
  enum Target {
    GATEWAY_BRIDGE,
    TTS_PROCESSOR,
    LEDGER,
    WEBHOOKS,
    VERIFIER,
    STANDALONE
  }

  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..1",
      converter = TargetConverter.class,
      description =
          "gateway-bridge, tts-processor, ledger, webhooks, verifier, or standalone for what 'lector up' runs"
              + " with; all services otherwise.")
  private @Nullable Target target;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws LocalException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Target chosen = target;
    Map<String, String> overrides =
        chosen == Target.STANDALONE ? UpSettings.preview(System.getenv()) : Map.of();
    List<String> refusals = new ArrayList<>();
    for (Service service : Service.values()) {
      if (chosen == null || chosen == Target.STANDALONE || chosen.name().equals(service.name())) {
        show(service, overrides, refusals);
      }
    }
    refusals.forEach(refusal -> err.println("lector: " + refusal));
    return refusals.isEmpty() ? 0 : 1;
  }

  private void show(Service service, Map<String, String> overrides, List<String> refusals) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      Settings settings = Settings.read(service, overrides, Surroundings.ofProcess());
      out.println("# " + service.title());
      print(settings.inForce(), out);
      out.println();
      out.flush();
      check(service, settings);
    } catch (InvalidSettingException e) {
      refusals.add(service.title() + ": " + e.getMessage());
    }
  }

  private static void print(List<Setting> settings, PrintWriter out) {
    List<String> assignments = settings.stream().map(ConfigCommand::assignment).toList();
    int width =
        assignments.stream()
            .mapToInt(String::length)
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(0);
    for (int i = 0; i < settings.size(); i++) {
      String assignment = assignments.get(i);
      String space = " ".repeat(Math.max(0, width - assignment.length()));
      out.println(assignment + space + "  # " + settings.get(i).origin());
    }
  }

  private static String assignment(Setting setting) {
    String value = setting.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return setting.key() + " = " + (value.isEmpty() ? "\"\"" : value);
  }

  /** Has the service itself check its values. */
  private static void check(Service service, Settings settings) {
    Object _ =
        switch (service) {
          case GATEWAY_BRIDGE -> BridgeConfig.of(settings);
          case TTS_PROCESSOR -> TtsConfig.of(settings);
          case LEDGER -> LedgerConfig.of(settings);
          case WEBHOOKS -> WebhooksConfig.of(settings);
          // Without a recogniser there is none.
          case VERIFIER ->
              settings.text("verifier.recogniser").isEmpty()
                  ? settings
                  : VerifierConfig.of(settings);
        };
  }

  /** Services are written as their commands are. */
  static final class TargetConverter implements picocli.CommandLine.ITypeConverter<Target> {
    @Override
    public Target convert(String value) {
      for (Target target : Target.values()) {
        if (value.equals(target.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
          return target;
        }
      }
      throw new picocli.CommandLine.TypeConversionException(
          "'"
              + value
              + "' is not gateway-bridge, tts-processor, ledger, webhooks, verifier or standalone");
    }
  }
}
