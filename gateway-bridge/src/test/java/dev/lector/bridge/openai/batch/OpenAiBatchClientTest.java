package dev.lector.bridge.openai.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** OpenAI's client for Java, and its batches. */
class OpenAiBatchClientTest extends OpenAiBatchSuite {

  @Test
  void itHasALotOfLinesSpoken() throws Exception {
    spokenAtOnce = true;
    Path input = Files.writeString(dir.resolve("in.jsonl"), line("a", "One.") + line("b", " "));
    OpenAIClient openai = client("test");
    OpenAIClient stranger = client("secret");
    try {
      FileObject file =
          openai
              .files()
              .create(FileCreateParams.builder().file(input).purpose(FilePurpose.BATCH).build());
      assertThat(file.validate().filename()).isEqualTo("in.jsonl");
      Batch created =
          openai
              .batches()
              .create(
                  BatchCreateParams.builder()
                      .inputFileId(file.id())
                      .endpoint(BatchCreateParams.Endpoint.of("/v1/audio/speech"))
                      .completionWindow(BatchCreateParams.CompletionWindow._24H)
                      .metadata(
                          BatchCreateParams.Metadata.builder()
                              .putAdditionalProperty("book", JsonValue.from("7"))
                              .build())
                      .build());
      Batch done = openai.batches().retrieve(created.id()).validate();
      assertThat(done.status()).isEqualTo(Batch.Status.COMPLETED);
      assertThat(done.requestCounts().orElseThrow().completed()).isEqualTo(1);
      assertThat(done.requestCounts().orElseThrow().failed()).isEqualTo(1);
      assertThat(content(openai, done.outputFileId().orElseThrow()))
          .contains("\"custom_id\":\"a\"", "\"status_code\":200", "/media/");
      assertThat(content(openai, done.errorFileId().orElseThrow()))
          .contains("\"custom_id\":\"b\"", "\"status_code\":400", "\"line\":2");
      assertThat(openai.batches().list().autoPager()).extracting(Batch::id).contains(done.id());
      assertThat(openai.files().list().autoPager())
          .extracting(FileObject::id)
          .contains(file.id(), done.outputFileId().orElseThrow());
      assertThat(openai.files().delete(file.id()).deleted()).isTrue();
      assertThat(
              catchThrowableOfType(
                      NotFoundException.class, () -> openai.files().retrieve(file.id()))
                  .param())
          .contains("id");
      assertThat(stranger.batches().list().data()).isEmpty();
      assertThat(
              catchThrowableOfType(
                  NotFoundException.class, () -> stranger.batches().retrieve(done.id())))
          .isNotNull();
      assertThat(
              catchThrowableOfType(BadRequestException.class, () -> create(openai, "file-none"))
                  .param())
          .contains("input_file_id");
    } finally {
      openai.close();
      stranger.close();
    }
  }

  @Test
  void itCancels() {
    String file = file(line("a", "One."));
    OpenAIClient openai = client("test");
    try {
      Batch batch = create(openai, file);
      assertThat(openai.batches().cancel(batch.id()).validate().status())
          .isEqualTo(Batch.Status.CANCELLING);
    } finally {
      openai.close();
    }
  }

  private static Batch create(OpenAIClient openai, String file) {
    return openai
        .batches()
        .create(
            BatchCreateParams.builder()
                .inputFileId(file)
                .endpoint(BatchCreateParams.Endpoint.of("/v1/audio/speech"))
                .completionWindow(BatchCreateParams.CompletionWindow._24H)
                .build());
  }

  private static String content(OpenAIClient openai, String file) throws Exception {
    try (HttpResponse response = openai.files().content(file)) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://localhost:" + server.port() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }
}
