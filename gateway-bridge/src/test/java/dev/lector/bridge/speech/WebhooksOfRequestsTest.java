package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request may have told of its end. */
class WebhooksOfRequestsTest extends SpeechSuite {
  private static final String URL = "https://example.org/hook?token=s3cret";

  @Test
  void aWebhookGoesWithTheRequest() {
    CompletableFuture<Answer> pending =
        client.speakAsync(
            "{\"text\":\"Hello.\",\"webhook\":\"%s\",\"webhook_events_filter\":[\"start\",\"completed\"]}"
                .formatted(URL),
            TOKEN);
    end(synthesized());

    assertThat(pending.join().status()).isEqualTo(200);
    assertThat(queue.getFirst().getWebhook())
        .isEqualTo(new Webhook(URL, List.of("start", "completed")));
  }

  @Test
  void withoutOneNobodyIsTold() {
    CompletableFuture<Answer> pending =
        client.speakAsync("{\"text\":\"Hello.\",\"webhook\":null}", TOKEN);
    end(synthesized());

    assertThat(pending.join().status()).isEqualTo(200);
    assertThat(queue.getFirst().getWebhook()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/s3cret",
        "https://127.0.0.1/s3cret",
        "https://localhost/s3cret",
        "https://169.254.169.254/s3cret",
        "https://[::1]/s3cret",
        "https://u:s3cret@example.org/",
        "https://example.org:22/s3cret",
        "s3cret",
        ""
      })
  void anAddressThatIsNotAllowedIsA400BeforeAnythingIsPublished(String url) {
    Answer refused =
        client.speakAsync("{\"text\":\"Hello.\",\"webhook\":\"%s\"}".formatted(url), TOKEN).join();

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.message()).contains("webhook").doesNotContain("s3cret");
    assertThat(queue).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"webhook\":7",
        "\"webhook\":\"https://example.org/\",\"webhook_events_filter\":\"start\"",
        "\"webhook\":\"https://example.org/\",\"webhook_events_filter\":[\"finish\"]",
        "\"webhook\":\"https://example.org/\",\"webhook_events_filter\":[7]"
      })
  void fieldsOfAnotherKindAreA422(String fields) {
    Answer refused = client.speakAsync("{\"text\":\"Hello.\",%s}".formatted(fields), TOKEN).join();

    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.text()).contains("\"loc\":[\"body\",\"webhook");
    assertThat(queue).isEmpty();
  }

  @Test
  void aKeyStandsForItsWebhookToo() throws Exception {
    String plain = "{\"text\":\"t\"}";
    String told = "{\"text\":\"t\",\"webhook\":\"https://example.org/\"}";

    assertThat(read(told).fingerprint()).isNotEqualTo(read(plain).fingerprint());
    assertThat(read(told).fingerprint()).isEqualTo(read(told).fingerprint());
  }

  private static SpeechParameters read(String body) throws Exception {
    return ParameterReader.read(
        Optional.empty(), body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}
