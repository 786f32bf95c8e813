package dev.lector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the lines of the audit log go. */
class AuditLogTest {
  private static final String LINE = "{\"audit\":\"x\"}";

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

  @Test
  void aFullFileIsRolledAndNotMoreAreKeptThanMayBe() throws Exception {
    for (int start = 0; start < 20; start++) {
      // Less than a file, so that no two are rolled at once; Logback waits for its removals at the
      // end.
      var _ = logged("file", 70);
    }

    // Of 1 KB each, 4 KB in all, and the one that is written.
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "audit.log*")) {
      found.forEach(files::add);
    }
    assertThat(files).hasSizeBetween(3, 5);
    for (Path file : files) {
      assertThat(Files.size(file)).as(file.toString()).isBetween(1L, 1024L + 2L * LINE.length());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void sizesAreSizesAndAllAreNotLessThanOne() {
    assertThat(AuditSizes.of(null, " ")).isEqualTo(new AuditSizes("100MB", "10GB"));
    assertThat(AuditSizes.of("1GB", "1024MB")).isEqualTo(new AuditSizes("1GB", "1024MB"));
    for (String wrong : List.of("100", "0MB", "64KB", "1.5GB", "100 MB", "many", "10TB")) {
      assertThatThrownBy(() -> AuditSizes.of(wrong, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "LECTOR_LOG_AUDIT_SIZE is \"%s\"; it can be a size such as 100MB or 10GB."
                  .formatted(wrong));
    }
    assertThatThrownBy(() -> AuditSizes.of("1GB", "1023MB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LECTOR_LOG_AUDIT_TOTAL is \"1023MB\"; it must be at least LECTOR_LOG_AUDIT_SIZE,"
                + " which is 1GB.");
  }

  private String logged(String target) throws Exception {
    return logged(target, 1);
  }

  private String logged(String target, int lines) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("LECTOR_AUDIT_TARGET", target);
    context.putProperty("LECTOR_LOG_AUDIT", directory.resolve("audit.log").toString());
    context.putProperty("LECTOR_LOG_AUDIT_SIZE", "1KB");
    context.putProperty("LECTOR_LOG_AUDIT_TOTAL", "4KB");
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
      for (int i = 0; i < lines; i++) {
        context.getLogger(AuditLog.LOGGER).info("{}", LINE);
      }
      assertThat(Files.exists(directory.resolve("audit.log"))).isEqualTo(target.equals("file"));
      return written.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
      context.stop();
    }
  }
}
