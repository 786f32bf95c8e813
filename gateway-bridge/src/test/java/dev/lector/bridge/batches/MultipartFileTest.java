package dev.lector.bridge.batches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lector.bridge.http.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class MultipartFileTest {
  /** As curl -F writes it. */
  private static final String BOUNDARY = "------------------------d74496d66958873e";

  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
  private static final String FILE =
      "--"
          + BOUNDARY
          + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"book.jsonl\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n";
  private static final String FIELD =
      "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA title\r\n";
  private static final String END = "\r\n--" + BOUNDARY + "--\r\n";

  @Test
  void theFileIsFoundAsItWasSent() throws Exception {
    String lines = "{\"text\":\"Ünï.\"}\r\n\n{\"text\":\"Two.\"}";
    assertThat(read(TYPE, FILE + lines + END)).isEqualTo(lines);
  }

  @Test
  void otherFieldsArePassedOver() throws Exception {
    assertThat(read(TYPE, FIELD + FILE + "line" + "\r\n" + FIELD.stripTrailing() + END))
        .isEqualTo("line");
  }

  @Test
  void anEmptyFileIsEmpty() throws Exception {
    assertThat(read(TYPE, FILE + END)).isEmpty();
  }

  @Test
  void aFormWithoutAFileIsRefused() {
    assertThat(refusal(TYPE, FIELD.stripTrailing() + END)).contains("no file");
    assertThat(refusal(TYPE, "--" + BOUNDARY + "--\r\n")).contains("no file");
  }

  @Test
  void aFormWithoutABoundaryIsRefused() {
    assertThat(refusal("multipart/form-data", FILE + "line" + END)).contains("boundary");
  }

  @Test
  void aBoundaryThatNeverComesIsNoForm() {
    assertThatThrownBy(() -> read("multipart/form-data; boundary=other", FILE + "line" + END))
        .isInstanceOfAny(RefusedException.class, IOException.class);
  }

  @Test
  void aFileThatBreaksOffIsNotTakenForWhole() {
    assertThatThrownBy(() -> read(TYPE, FILE + "line\r\n--" + BOUNDARY.substring(3)))
        .isInstanceOf(IOException.class);
  }

  private static String read(String type, String body) throws Exception {
    try (InputStream file =
        MultipartFile.first(
            type, new ByteArrayInputStream(body.getBytes(UTF_8)), new HashMap<>())) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private static String refusal(String type, String body) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(type, body));
    assertThat(refused).isNotNull();
    assertThat(refused.reply().status()).isEqualTo(400);
    return refused.json().at("/detail/msg").asText();
  }
}
