package dev.lector.distribution;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** The Java that is installed: what Lector, the broker and the registry need of the build's JDK. */
final class JavaRuntime {
  /**
   * All of Java SE, since libraries ask for parts of it by reflection, and of the JDK: what they
   * use of its own, providers that only services name (DNS, Kerberos, character sets, locales, PKCS
   * 11), and what an operator looks into a process with.
   */
  private static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.charsets",
          "jdk.crypto.cryptoki",
          "jdk.httpserver",
          "jdk.jcmd",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.management.agent",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.nio.mapmode",
          "jdk.security.auth",
          "jdk.security.jgss",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaRuntime() {}

  /**
   * Makes one with jlink.
   *
   * @param into a directory that is not there
   * @throws IllegalStateException with jlink's words when it fails
   */
  static void link(Path into) {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code =
        jlink.run(
            writer,
            writer,
            "--add-modules",
            String.join(",", MODULES),
            "--output",
            into.toString(),
            "--compress=zip-6",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            // The classes of the JDK itself, which every JVM starts with.
            "--generate-cds-archive");
    if (code != 0) {
      throw new IllegalStateException("jlink ended with " + code + ": " + said);
    }
  }
}
