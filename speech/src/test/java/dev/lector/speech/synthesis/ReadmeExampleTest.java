package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.WavHeader;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is compiled and run. */
class ReadmeExampleTest {
  private static final String IMPORTS =
      """
      import dev.lector.speech.batch.*;
      import dev.lector.speech.synthesis.*;
      import java.nio.file.*;
      """;

  @TempDir Path directory;

  @Test
  void theExampleOfTheReadmeSpeaks() throws Exception {
    Matcher example =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(example.find()).isTrue();
    assertThat(example.group(1).lines()).hasSizeLessThanOrEqualTo(5);
    Path wav = directory.resolve("hello.wav");
    String body = example.group(1).replace("\"hello.wav\"", "\"" + wav + "\"");
    Path source =
        Files.writeString(
            directory.resolve("Example.java"),
            IMPORTS
                + "public class Example { public static void say() throws Exception {\n"
                + body
                + "}}\n");

    compile(source);
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      classes.loadClass("Example").getMethod("say").invoke(null);
    }

    try (InputStream in = Files.newInputStream(wav)) {
      assertThat(WavHeader.read(in).durationMs()).isBetween(1_500L, 6_000L);
    }
  }

  private void compile(Path source) throws Exception {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }
}
