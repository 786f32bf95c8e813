package dev.lector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the lines of the audit log go. */
class AuditLogTest {
  @TempDir Path directory;

  @Test
  void withoutAFileTheyStandInTheLogAsTheyAre() throws Exception {
    assertThat(logged("log")).endsWith(" - started\n{\"audit\":\"x\"}\n");
  }

  @Test
  void withAFileTheyStandThereAndNotInTheLog() throws Exception {
    assertThat(logged("file")).endsWith(" - started\n");
    assertThat(directory.resolve("audit.log")).hasContent("{\"audit\":\"x\"}");
  }

  private String logged(String target) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("LECTOR_AUDIT_TARGET", target);
    context.putProperty("LECTOR_LOG_AUDIT", directory.resolve("audit.log").toString());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      // What programs log is told at WARN only: of the audit log nothing is left out.
      configurator.doConfigure(
          new ByteArrayInputStream(
              """
              <configuration>
                <property name="log.target" value="System.out"/>
                <property name="log.line" value="%-5level %logger{20} - %msg"/>
                <include resource="dev/lector/telemetry/text.xml"/>
                <include resource="dev/lector/telemetry/audit-${LECTOR_AUDIT_TARGET}.xml"/>
                <root level="WARN"><appender-ref ref="log"/></root>
              </configuration>
              """
                  .getBytes(StandardCharsets.UTF_8)));
      context.getLogger("dev.lector.Test").warn("started");
      context.getLogger(AuditLog.LOGGER).info("{}", "{\"audit\":\"x\"}");
      assertThat(Files.exists(directory.resolve("audit.log"))).isEqualTo(target.equals("file"));
      return written.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
      context.stop();
    }
  }
}
