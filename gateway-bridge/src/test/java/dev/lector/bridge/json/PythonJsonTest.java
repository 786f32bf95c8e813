package dev.lector.bridge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * 754 texts, most of them broken in one place, with what Python 3.11's json.loads said to each.
   */
  @Test
  void saysWhatPythonSays() throws Exception {
    for (JsonNode expected : fixtures()) {
      String body = expected.path("body").asText();
      assertThat(verdict(body)).as(expected.toString()).isEqualTo(expected(expected));
    }
  }

  @Test
  void readsWhatPythonReads() throws Exception {
    assertThat(read("{\"a\":[1,-2.5e3,true,null],\"b\":\"\\u00e9\\ud83d\\ude00\\n\"}").toString())
        .isEqualTo("{\"a\":[1,-2500.0,true,null],\"b\":\"é😀\\n\"}");
    assertThat(read("{\"a\":1,\"a\":2}").path("a").asInt()).isEqualTo(2);
    assertThat(read("[NaN,Infinity,-Infinity]").get(1).doubleValue()).isInfinite();
    assertThat(read("123456789012345678901234567890").bigIntegerValue().toString())
        .isEqualTo("123456789012345678901234567890");
  }

  @Test
  void keepsALoneSurrogateAsPythonDoes() throws Exception {
    assertThat(read("\"\\ud800\"").textValue()).isEqualTo("\ud800");
  }

  @Test
  void skipsAByteOrderMark() throws Exception {
    assertThat(read("\ufeff{}").isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesWhatIsNestedTooDeeply(String level) {
    String deep = level.repeat(100_000);
    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(UnreadableJsonException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void refusesNumbersThatTakeMinutesToRead() {
    assertThatThrownBy(() -> read("9".repeat(1_000_000)))
        .isInstanceOf(UnreadableJsonException.class)
        .hasMessageContaining("digits");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> PythonJson.read(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(UnreadableJsonException.class)
        .hasMessageContaining("UTF-8");
  }

  private static JsonNode read(String text) throws JsonSyntaxException, UnreadableJsonException {
    return PythonJson.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String verdict(String body) throws UnreadableJsonException {
    try {
      var _ = read(body);
      return "valid";
    } catch (JsonSyntaxException e) {
      return e.complaint() + " at " + e.position();
    }
  }

  private static String expected(JsonNode fixture) {
    return fixture.has("valid")
        ? "valid"
        : fixture.path("error").asText() + " at " + fixture.path("position").asInt();
  }

  private static List<JsonNode> fixtures() throws IOException {
    try (InputStream in = PythonJsonTest.class.getResourceAsStream("python-3.11-json.jsonl")) {
      if (in == null) {
        throw new IllegalStateException("The fixtures are missing");
      }
      Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
      return lines.map(PythonJsonTest::parse).toList();
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  /** What is made beside the text itself is a burden when many long bodies come at once. */
  @Test
  void takesLittleMoreMemoryThanTheTextHas() throws Exception {
    byte[] body = ("{\"text\":[\"" + "a".repeat(1 << 20) + "\"]}").getBytes(StandardCharsets.UTF_8);
    PythonJson.read(body);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    PythonJson.read(body);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(taken).isLessThan(3L * body.length);
  }
}
