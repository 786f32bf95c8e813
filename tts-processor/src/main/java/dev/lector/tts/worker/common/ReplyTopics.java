package dev.lector.tts.worker.common;

import dev.lector.headers.ReplyHeaders;
import dev.lector.topics.TopicSpec;
import dev.lector.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;

/**
 * The topics that requests may have their replies written to: the bridges' own, and those whose
 * names begin as the configuration allows. A request comes from anybody who may write to the queue,
 * and the worker would write on its behalf with rights of its own: into the changelog of a store,
 * or among another system's records.
 */
public final class ReplyTopics {
  /**
   * No prefix opens these: topics of Kafka, of registries and of Connect begin with an underscore;
   * of Streams, stores and repartitions end like this, and the ledger's all begin with its name.
   */
  private static final Pattern INTERNAL =
      Pattern.compile("_.*|.*-(changelog|repartition)|.*-subscription-.*-topic|lector-ledger-.*");

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  /** Topics of Lector's own whose records others rely on. */
  private static final Set<String> OWN =
      Topics.catalogue().stream()
          .map(TopicSpec::name)
          .filter(Predicate.not(Topics.REPLIES::equals))
          .collect(Collectors.toUnmodifiableSet());

  private final List<String> prefixes;

  /**
   * @param prefixes of allowed names, as {@link #isPrefix} wants them
   */
  public ReplyTopics(List<String> prefixes) {
    this.prefixes = List.copyOf(prefixes);
  }

  /** Whether a text can open topics: the start of a name that is no internal topic's. */
  static boolean isPrefix(String text) {
    return LEGAL.matcher(text).matches() && !text.startsWith("_");
  }

  public boolean allow(String topic) {
    boolean opened = prefixes.stream().anyMatch(topic::startsWith);
    boolean guarded = OWN.contains(topic) || INTERNAL.matcher(topic).matches();
    return topic.equals(Topics.REPLIES) || (opened && !guarded);
  }

  /**
   * Why a request is refused for where it wants its reply; empty when it is not.
   *
   * @param headers of the request
   */
  public Optional<String> refusal(Headers headers) {
    Optional<String> wanted = ReplyHeaders.readTopic(headers);
    if (wanted.isEmpty() || (ReplyHeaders.isTopic(wanted.get()) && allow(wanted.get()))) {
      return Optional.empty();
    }
    String others =
        prefixes.isEmpty()
            ? ""
            : ", or to a topic of yours whose name begins with " + String.join(" or ", prefixes);
    return Optional.of(
        "No reply can be sent to %s: have it sent to %s%s (lector.replies.prefixes of the workers)"
            .formatted(
                ReplyHeaders.isTopic(wanted.get()) ? wanted.get() : "a name that no topic can have",
                Topics.REPLIES,
                others));
  }
}
