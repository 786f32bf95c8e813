package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.management.ThreadMXBean;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
  @Test
  void aShortValueIsShownAsItIs() {
    JsonNode list = Json.object().arrayNode().add(1).add("two");
    assertThat(Excerpt.of(list)).isSameAs(list);
    JsonNode text = TextNode.valueOf("x".repeat(Excerpt.LONGEST - 2));
    assertThat(Excerpt.of(text)).isSameAs(text);
  }

  @Test
  void ofALongTextItsStartAndItsEndAreShown() {
    String shown = Excerpt.of(TextNode.valueOf("a".repeat(5000) + "z".repeat(5000))).textValue();
    assertThat(shown).matches("a{400,}\\.\\.\\.z{400,}");
  }

  @Test
  void aLongListIsShownAsTheStartAndEndOfItsJson() {
    ArrayNode list = Json.object().arrayNode();
    for (int i = 0; i < 1000; i++) {
      list.add(i);
    }
    assertThat(Excerpt.of(list).textValue()).startsWith("[0,1,2,").contains("...").endsWith("999]");
  }

  @Test
  void ofALongListNoMoreIsWrittenIntoMemoryThanIsShown() {
    ArrayNode list = Json.object().arrayNode().add("a".repeat(1 << 20)).add("z".repeat(1 << 20));
    Excerpt.of(list);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    String shown = Excerpt.of(list).textValue();
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(shown).matches("\\[\"a{400,}\\.\\.\\.z{400,}\"]");
    assertThat(taken).isLessThan(1 << 19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0001", "\"", "ü", "漢", "😀", "\n"})
  void howeverItIsEscapedItStaysShort(String character) {
    for (int length : new int[] {100, 250, 500, 1000, 10_000}) {
      JsonNode shown = Excerpt.of(TextNode.valueOf(character.repeat(length)));
      assertThat(Json.text(shown).getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(Excerpt.LONGEST);
      assertThat(shown.textValue()).doesNotContain("\ufffd");
    }
  }

  @Test
  void anAnswerDoesNotGrowWithWhatWasSent() {
    String fields =
        "{\"text\":[1%1$s],\"model_id\":\"%2$s\",\"voice\":\"%2$s\",\"language\":\"%2$s\",\"speed\":\"%2$s\"}"
            .formatted(",1".repeat(100_000), "\\u0001".repeat(50_000));
    long refused = refuse("application/json", fields);
    assertThat(refused).isLessThan(8 * Excerpt.LONGEST);
    assertThat(refuse("text/plain", "\u0001".repeat(1 << 20))).isLessThan(2 * Excerpt.LONGEST);
  }

  private static long refuse(String contentType, String body) {
    RefusedException refused =
        Assertions.catchThrowableOfType(
            RefusedException.class,
            () ->
                ParameterReader.read(
                    Optional.of(contentType),
                    body.getBytes(StandardCharsets.UTF_8),
                    Optional.empty()));
    return refused.reply().body().length();
  }
}
