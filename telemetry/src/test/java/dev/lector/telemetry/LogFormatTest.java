package dev.lector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LogFormatTest {
  private static final String FORGED = "2026-01-01 INFO  forged";

  /** Line breaks as Unix, Windows, old Macs, IBM and Unicode write them, and an escape sequence. */
  private static final String HOSTILE =
      List.of("\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\u001b[2J").stream()
          .reduce("quiet", (text, ends) -> text + ends + FORGED);

  private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whatOthersWroteStaysInItsLine(String format) throws Exception {
    String written =
        logged(
            format,
            log -> {
              mdc.put("request_id", HOSTILE);
              mdc.put("tenant", HOSTILE);
              log.info("{}", HOSTILE);
              mdc.clear();
              log.info("next");
            });

    assertThat(written.lines()).hasSize(2).noneMatch(line -> line.startsWith(FORGED));
    assertThat(written.strip()).doesNotContain("\r", "\u001b");
    if (format.equals("text")) {
      assertThat(written).doesNotContain("\u0085", "\u2028", "\u2029");
      assertThat(written.lines().toList().get(1)).endsWith(" - next");
    } else {
      JsonNode line = new ObjectMapper().readTree(written.lines().findFirst().orElseThrow());
      assertThat(line.get("formattedMessage").asText()).isEqualTo(HOSTILE);
      assertThat(line.at("/mdc/tenant").asText()).isEqualTo(HOSTILE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void aStackTraceForgesNoLine(String format) {
    Exception failure = new IllegalStateException(HOSTILE, new IllegalArgumentException(HOSTILE));

    String written = logged(format, log -> log.error("It failed", failure));

    assertThat(written).contains("IllegalArgumentException").doesNotContain("\r", "\u001b");
    if (format.equals("json")) {
      assertThat(written.stripTrailing().split("\n", -1)).hasSize(1);
    } else {
      assertThat(written.stripTrailing().split("\n", -1)[1])
          .startsWith("java.lang.IllegalStateException: quiet");
      assertThat(written.stripTrailing().split("\n", -1))
          .hasSizeGreaterThan(4)
          .filteredOn(line -> !line.startsWith("    "))
          .hasSize(2);
    }
  }

  @Test
  void aLineNamesItsRequestTenantAndTrace() {
    String written =
        logged(
            "text",
            log -> {
              mdc.put("request_id", "r1");
              mdc.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
              log.info("Rejected");
              mdc.clear();
            });

    assertThat(written)
        .endsWith(" - Rejected [request=r1 tenant= trace=0af7651916cd43dd8448eb211c80319c]\n");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(Logs.format(null)).isEqualTo("text");
    assertThat(Logs.format("")).isEqualTo("text");
    assertThat(Logs.format("json")).isEqualTo("json");
    assertThatThrownBy(() -> Logs.format("xml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LECTOR_LOG_FORMAT is \"xml\"; it can be text or json.");
  }

  private String logged(String format, Consumer<Logger> log) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(mdc);
    context.putProperty("LECTOR_LOG_FORMAT", format);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(
          new ByteArrayInputStream(
              """
              <configuration>
                <property name="log.target" value="System.out"/>
                <property name="log.line" value="%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{20} - %msg"/>
                <include resource="dev/lector/telemetry/${LECTOR_LOG_FORMAT:-text}.xml"/>
                <root level="INFO"><appender-ref ref="log"/></root>
              </configuration>
              """
                  .getBytes(StandardCharsets.UTF_8)));
      log.accept(context.getLogger("dev.lector.Test"));
      return written.toString(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      System.setOut(before);
      context.stop();
    }
  }
}
