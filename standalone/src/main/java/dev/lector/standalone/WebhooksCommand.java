package dev.lector.standalone;

import dev.lector.events.DeliveryState;
import dev.lector.events.WebhookDelivery;
import dev.lector.standalone.webhooks.SentWebhooks;
import dev.lector.standalone.webhooks.WebhookException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The webhooks there are: looked at, and sent again. */
@Command(
    name = "webhooks",
    description = {
      "Without a command, runs the service that sends webhooks. The commands show what became of"
          + " webhooks, and have them sent again.",
      "",
      "Kafka is where LECTOR_KAFKA_BOOTSTRAP_SERVERS says, the registry where LECTOR_REGISTRY_URL"
          + " does; else those of 'lector up' on this machine are meant."
    },
    mixinStandardHelpOptions = true)
final class WebhooksCommand implements Runnable {
  private static final String NEWEST = "50";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(commandLine(), "Say what to do with them: list or replay");
  }

  /** What is there. */
  @Command(
      description = "Lists webhooks, those that changed last at the end.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void list(
      @Option(names = "--state", description = "pending, delivered or dead; all otherwise.")
          @Nullable String state,
      @Option(
              names = {"-n", "--limit"},
              paramLabel = "COUNT",
              defaultValue = NEWEST,
              description = "How many at most, the newest; ${DEFAULT-VALUE} otherwise.")
          int limit)
      throws WebhookException {
    if (limit < 1) {
      throw wrong("list", "--limit is 1 or more");
    }
    DeliveryState wanted = state == null ? null : of(state);
    try (SentWebhooks webhooks = SentWebhooks.open(System.getenv())) {
      List<WebhookDelivery> found =
          webhooks.find(delivery -> wanted == null || delivery.getState() == wanted);
      if (found.isEmpty()) {
        out().println("There are no such webhooks.");
      }
      found.stream()
          .skip(Math.max(0, found.size() - limit))
          .forEach(delivery -> out().println(line(delivery)));
    }
  }

  /** Once more. */
  @Command(
      description = {
        "Has webhooks sent again, from the first attempt on and with the same id.",
        "",
        "An address that answered with 410 is tried again."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void replay(
      @Parameters(paramLabel = "WEBHOOK", arity = "0..*", description = "As the list names them.")
          @Nullable List<String> named,
      @Option(names = "--all", description = "All that are dead instead.") boolean all)
      throws WebhookException, InterruptedException {
    List<String> ids = named == null ? List.of() : named;
    if (ids.isEmpty() != all) {
      throw wrong("replay", "Name either WEBHOOKs or --all, one of them");
    }
    try (SentWebhooks webhooks = SentWebhooks.open(System.getenv())) {
      List<String> chosen =
          all ? webhooks.dead().stream().map(WebhookDelivery::getWebhookId).toList() : ids;
      webhooks.replay(chosen);
      chosen.forEach(id -> out().println(id));
    }
  }

  private DeliveryState of(String state) {
    for (DeliveryState one : DeliveryState.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(state)) {
        return one;
      }
    }
    throw wrong("list", "--state is pending, delivered or dead, not '" + state + "'");
  }

  private static String line(WebhookDelivery delivery) {
    return "%s  %s  %-9s  %d  %s  %s  %s  %s"
        .formatted(
            delivery.getUpdatedAt(),
            delivery.getWebhookId(),
            delivery.getState(),
            delivery.getAttempts(),
            delivery.getType(),
            delivery.getSubject(),
            delivery.getUrl(),
            delivery.getReason());
  }

  private ParameterException wrong(String command, String message) {
    return new ParameterException(
        Objects.requireNonNull(commandLine().getSubcommands().get(command)), message);
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
