package dev.lector.tts.worker.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.headers.ReplyHeaders;
import dev.lector.topics.TopicSpec;
import dev.lector.topics.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTopicsTest {
  private final ReplyTopics topics = new ReplyTopics(List.of("speech.replies.", "shop-"));

  /** Prefixes that open as much as an operator can open. */
  private final ReplyTopics wide = new ReplyTopics(List.of("s", "l", "shop-", "o"));

  @ParameterizedTest
  @ValueSource(strings = {"speech.replies", "speech.replies.shop", "shop-answers"})
  void bridgesAndTheConfiguredPrefixesAreAllowed(String topic) {
    assertThat(refusal(topics, topic)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.repliesx",
        "orders",
        "speech.requests",
        "Speech.replies",
        "my shop",
        "..",
        "x/y"
      })
  void anyOtherIsRefusedWithWhatWouldDo(String topic) {
    assertThat(refusal(topics, topic))
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .contains("speech.replies, or", "speech.replies. or shop-")
                    .contains("lector.replies.prefixes")
                    .hasSizeLessThan(600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__consumer_offsets",
        "_schemas",
        "lector-ledger-jobs-changelog",
        "lector-ledger-sightings-repartition",
        "lector-ledger-anything",
        "shop-orders-changelog",
        "shop-orders-repartition",
        "shop-KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-6-subscription-registration-topic"
      })
  void noPrefixOpensWhatIsInternal(String topic) {
    assertThat(refusal(wide, topic)).isPresent();
  }

  @Test
  void noPrefixOpensATopicOfLectorsOwnButTheReplies() {
    assertThat(Topics.catalogue().stream().map(TopicSpec::name).filter(wide::allow))
        .containsExactly(Topics.REPLIES);
  }

  @Test
  void whoAsksForNoReplyIsNotRefused() {
    assertThat(topics.refusal(new RecordHeaders())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "__x", "a b", "a,b", "ä"})
  void aPrefixThatBeginsNoTopicOfARequesterIsNone(String prefix) {
    assertThat(ReplyTopics.isPrefix(prefix)).isFalse();
  }

  private static Optional<String> refusal(ReplyTopics topics, String topic) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(ReplyHeaders.REPLY_TOPIC, topic.getBytes(UTF_8));
    return topics.refusal(headers);
  }
}
