package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.models.Model;
import dev.lector.events.AudioFormat;
import dev.lector.events.SpeechRequested;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** OpenAI's client for Java. */
class OpenAiClientTest extends SpeechSuite {
  private static final byte[] AUDIO = noise();

  @Test
  void itSpeaks() throws Exception {
    aFarm();
    speaks = () -> synthesized("ef".repeat(32) + ".opus", AUDIO);
    OpenAIClient openai = client("test");
    try (HttpResponse response =
        openai
            .audio()
            .speech()
            .create(
                speech("gpt-4o-mini-tts")
                    .voice(SpeechCreateParams.Voice.UnionMember1.ALLOY)
                    .responseFormat(SpeechCreateParams.ResponseFormat.OPUS)
                    .build())) {
      assertThat(response.headers().values("Content-Type")).containsExactly("audio/ogg");
      assertThat(response.requestId()).contains(queue.getFirst().getRequestId());
      assertThat(response.body().readAllBytes()).isEqualTo(AUDIO);
    } finally {
      openai.close();
    }
    SpeechRequested request = queue.getFirst();
    assertThat(request.getFormat()).isEqualTo(AudioFormat.OPUS);
    assertThat(request.getVoice()).isEqualTo("slt");
  }

  @Test
  void itUnderstandsErrorsAndLists() {
    OpenAIClient openai = client("test");
    OpenAIClient stranger = client("guessed");
    try {
      BadRequestException refused =
          catchThrowableOfType(
              BadRequestException.class,
              () -> openai.audio().speech().create(speech("tts-1").voice("x").speed(5).build()));
      assertThat(refused.param()).contains("speed");
      assertThat(refused.type()).contains("invalid_request_error");
      assertThat(openai.models().list().data()).extracting(Model::id).contains("tts-1");
      assertThat(openai.models().retrieve("tts-1").ownedBy()).isEqualTo("lector");
      NotFoundException missing =
          catchThrowableOfType(NotFoundException.class, () -> openai.models().retrieve("gpt-9"));
      assertThat(missing.code()).contains("model_not_found");
      UnauthorizedException unknown =
          catchThrowableOfType(UnauthorizedException.class, () -> stranger.models().list());
      assertThat(unknown.code()).contains("invalid_api_key");
    } finally {
      openai.close();
      stranger.close();
    }
  }

  private static SpeechCreateParams.Builder speech(String model) {
    return SpeechCreateParams.builder().model(model).input("Hello.");
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://localhost:" + server.port() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[70_000];
    new Random(4).nextBytes(bytes);
    return bytes;
  }
}
