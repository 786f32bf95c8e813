package dev.lector.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The events that a webhook can be sent, and the names by which a filter wants them. */
public enum WebhookEvent {
  /** A request was first heard of. */
  JOB_QUEUED("speech.job.queued", "queued", "start"),
  /** A request has ended with audio. */
  JOB_SUCCEEDED("speech.job.succeeded", "succeeded", "completed", "output"),
  /** A request has ended without audio. */
  JOB_FAILED("speech.job.failed", "failed", "completed"),
  /** The last item of a batch has ended. */
  BATCH_COMPLETED("speech.batch.completed", "completed");

  /** What a filter without names wants. */
  private static final String BY_DEFAULT = "completed";

  /** One of cog's names, for lines of a log, of which there are none here. */
  private static final String LOGS = "logs";

  private final String type;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> names;

  WebhookEvent(String type, String... names) {
    this.type = type;
    this.names = Set.of(names);
  }

  /** Its type, as in the body of the webhook. */
  public String type() {
    return type;
  }

  /**
   * Whether a filter lets it through.
   *
   * @param filter names, or types; none of them for the end of jobs and batches
   */
  public boolean isWantedBy(List<String> filter) {
    return filter.isEmpty()
        ? names.contains(BY_DEFAULT)
        : filter.stream().anyMatch(name -> names.contains(name) || type.equals(name));
  }

  /** The first name of a filter that names no event. */
  public static Optional<String> unknown(List<String> filter) {
    Set<String> known = names();
    return filter.stream().filter(name -> !known.contains(name)).findFirst();
  }

  /** All names that a filter may have, in alphabetical order. */
  public static Set<String> names() {
    Set<String> all = new TreeSet<>(Set.of(LOGS));
    Arrays.stream(values())
        .forEach(
            event -> {
              all.addAll(event.names);
              all.add(event.type);
            });
    return all;
  }
}
