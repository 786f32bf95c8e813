package dev.lector.bridge.openai.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files as OpenAI has them. */
class OpenAiFilesTest extends OpenAiBatchSuite {
  private static final String CONTENT = line("a", "One.");

  @Test
  void aFileIsTakenShownListedReadAndDeleted() {
    Answer taken = upload(CONTENT, Servers.acme(), "purpose", "batch");
    restart();

    JsonNode file = taken.json();
    String id = file.path("id").asText();
    assertThat(taken.status()).isEqualTo(200);
    assertThat(id).matches("file-[0-9a-f]{32}");
    assertThat(file.path("object").asText()).isEqualTo("file");
    assertThat(file.path("bytes").asInt()).isEqualTo(CONTENT.length());
    assertThat(file.path("filename").asText()).isEqualTo("bücher.jsonl");
    assertThat(file.path("purpose").asText()).isEqualTo("batch");
    assertThat(file.path("status").asText()).isEqualTo("processed");
    assertThat(file.path("expires_at").asLong() - file.path("created_at").asLong())
        .isEqualTo(Duration.ofDays(30).toSeconds());
    assertThat(get("/v1/files/" + id).json()).isEqualTo(file);
    assertThat(get("/v1/files").json().path("data").get(0)).isEqualTo(file);
    assertThat(get("/v1/files/" + id + "/content").text()).isEqualTo(CONTENT);
    assertThat(delete("/v1/files/" + id).json().toString())
        .isEqualTo("{\"id\":\"%s\",\"object\":\"file\",\"deleted\":true}".formatted(id));
    Answer gone = get("/v1/files/" + id);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().at("/error/param").asText()).isEqualTo("id");
    assertThat(kept()).isEmpty();
  }

  @Test
  void nobodyElseSeesIt() {
    String id = file(CONTENT);

    assertThat(client.get("/v1/files/" + id, Servers.globex()).status()).isEqualTo(404);
    assertThat(client.get("/v1/files/" + id + "/content", Servers.globex()).status())
        .isEqualTo(404);
    assertThat(client.get("/v1/files", Servers.globex()).json().path("data")).isEmpty();
    assertThat(
            client
                .send(client.request("/v1/files/" + id, Servers.globex()).DELETE().build())
                .status())
        .isEqualTo(404);
    assertThat(get("/v1/files/" + id).status()).isEqualTo(200);
    assertThat(client.get("/v1/files").status()).isEqualTo(401);
  }

  @Test
  void filesAreListedInPagesAndEitherOrder() {
    List<String> ids =
        Stream.iterate(0, i -> i + 1)
            .limit(4)
            .map(
                i -> {
                  ahead = Duration.ofSeconds(i);
                  return file(CONTENT);
                })
            .toList();

    JsonNode first = get("/v1/files?limit=3&purpose=batch").json();
    assertThat(first.path("data").findValuesAsText("id")).isEqualTo(ids.subList(1, 4).reversed());
    assertThat(first.path("has_more").asBoolean()).isTrue();
    JsonNode rest = get("/v1/files?after=" + first.path("last_id").asText()).json();
    assertThat(rest.path("data").findValuesAsText("id")).containsExactly(ids.getFirst());
    assertThat(rest.path("has_more").asBoolean()).isFalse();
    assertThat(get("/v1/files?order=asc").json().path("data").findValuesAsText("id"))
        .isEqualTo(ids);
    assertThat(get("/v1/files?purpose=batch_output").json().path("data")).isEmpty();
    assertThat(get("/v1/files?order=sideways").json().at("/error/param").asText())
        .isEqualTo("order");
  }

  @Test
  void whatExpiresIsNotThereAnyMore() {
    String soon =
        upload(
                CONTENT,
                Servers.acme(),
                "purpose",
                "batch",
                "expires_after[anchor]",
                "created_at",
                "expires_after[seconds]",
                "3600")
            .json()
            .path("id")
            .asText();
    ahead = Duration.ofSeconds(3_601);

    assertThat(get("/v1/files/" + soon).status()).isEqualTo(404);
    assertThat(get("/v1/files").json().path("data")).isEmpty();
    assertThat(create(soon, "").json().at("/error/param").asText()).isEqualTo("input_file_id");
  }

  @Test
  void moreThanATenantMayKeepIsRefusedUntilSomethingIsDeletedOrExpires() {
    String content = "x".repeat(19_900);
    String first = file(content);
    file(content);

    Answer full = upload(content, Servers.acme(), "purpose", "batch");
    assertThat(full.status()).isEqualTo(413);
    assertThat(full.json().at("/error/message").asText()).contains("40000", "DELETE");
    assertThat(upload(content, Servers.globex(), "purpose", "batch").status()).isEqualTo(200);
    delete("/v1/files/" + first);
    assertThat(upload(content, Servers.acme(), "purpose", "batch").status()).isEqualTo(200);
    ahead = Duration.ofDays(31);
    assertThat(upload(content, Servers.acme(), "purpose", "batch").status()).isEqualTo(200);
    assertThat(get("/v1/files").json().path("data")).hasSize(1);
  }

  @Test
  void contentThatNothingDescribesMakesRoomAfterAnHour() throws Exception {
    String content = "x".repeat(19_900);
    String first = file(content);
    file(content);
    for (Path path : kept()) {
      if (path.endsWith(first + ".json")) {
        Files.delete(path);
      }
    }

    assertThat(upload(content, Servers.acme(), "purpose", "batch").status()).isEqualTo(413);
    ahead = Duration.ofMinutes(61);
    assertThat(upload(content, Servers.acme(), "purpose", "batch").status()).isEqualTo(200);
    assertThat(get("/v1/files").json().path("data")).hasSize(2);
  }

  @Test
  void aFileThatIsTooLongIsRefusedWithWhatToDo() {
    Answer announced = upload("x".repeat(90_000), Servers.acme(), "purpose", "batch");
    Answer found = upload("x".repeat(20_001), Servers.acme(), "purpose", "batch");

    for (Answer refused : List.of(announced, found)) {
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.json().at("/error/message").asText()).contains("20000", "split");
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatElseIsInAFormIsPassedOver() {
    assertThat(
            upload(CONTENT, Servers.acme(), "note", "x".repeat(5_000), "purpose", "batch").status())
        .isEqualTo(200);
  }

  @Test
  void aFormThatIsWrongIsRefusedWithItsField() {
    refused(upload(CONTENT, Servers.acme()), "purpose");
    refused(upload(CONTENT, Servers.acme(), "purpose", "fine-tune"), "purpose");
    refused(
        upload(CONTENT, Servers.acme(), "purpose", "batch", "expires_after[seconds]", "5"),
        "expires_after");
    refused(
        form("--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--b--"),
        "file");
    refused(form("nonsense"), "file");
    refused(form(""), "file");
    refused(post("/v1/files", "{}"), "null");
    assertThat(kept()).isEmpty();
  }

  private Answer form(String body) {
    return client.send(
        client
            .request("/v1/files", Servers.acme())
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static void refused(Answer answer, String param) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asText()).isEqualTo(param);
  }

  /** All files in the store. */
  private List<Path> kept() {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
