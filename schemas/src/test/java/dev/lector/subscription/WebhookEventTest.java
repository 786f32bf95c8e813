package dev.lector.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEventTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "'': speech.job.succeeded speech.job.failed speech.batch.completed",
        "completed: speech.job.succeeded speech.job.failed speech.batch.completed",
        "start: speech.job.queued",
        "queued: speech.job.queued",
        "output: speech.job.succeeded",
        "logs: ''",
        "speech.job.failed: speech.job.failed",
        "start,failed: speech.job.queued speech.job.failed"
      })
  void aFilterWantsEvents(String filter, String types) {
    assertThat(wanted(names(filter))).isEqualTo(names(types.replace(' ', ',')));
  }

  @Test
  void aNameThatIsNoneIsFound() {
    assertThat(WebhookEvent.unknown(List.of("start", "finish"))).contains("finish");
    assertThat(WebhookEvent.unknown(List.copyOf(WebhookEvent.names()))).isEmpty();
  }

  private static List<String> wanted(List<String> filter) {
    return Arrays.stream(WebhookEvent.values())
        .filter(event -> event.isWantedBy(filter))
        .map(WebhookEvent::type)
        .toList();
  }

  private static List<String> names(String text) {
    return Stream.of(text.split(",", -1)).filter(name -> !name.isEmpty()).toList();
  }
}
