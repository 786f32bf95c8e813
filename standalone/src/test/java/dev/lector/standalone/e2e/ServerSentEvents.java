package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A stream of events that has come to its end. */
final class ServerSentEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ServerSentEvents() {}

  /**
   * Fails unless the answer is numbered events of this name and a last one called {@code end};
   * returns their data.
   */
  static List<JsonNode> require(HttpResponse<String> answer, String name) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<JsonNode> states = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String event : answer.body().split("\n\n", -1)) {
      if (event.isEmpty() || event.startsWith(":")) {
        continue;
      }
      String[] fields = event.split("\n", -1);
      assertThat(fields).hasSize(3);
      assertThat(fields[0]).isEqualTo("id: " + (states.size() + 1));
      assertThat(fields[1]).startsWith("event: ");
      assertThat(fields[2]).startsWith("data: ");
      names.add(fields[1].substring("event: ".length()));
      states.add(JSON.readTree(fields[2].substring("data: ".length())));
    }
    assertThat(names).isNotEmpty();
    assertThat(names.removeLast()).isEqualTo("end");
    assertThat(names).allSatisfy(each -> assertThat(each).isEqualTo(name));
    return states;
  }
}
