package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.WavHeader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    Path wav = directory.resolve("hello.wav");
    run(example(0).replace("\"hello.wav\"", "\"" + wav + "\""));

    try (InputStream in = Files.newInputStream(wav)) {
      assertThat(WavHeader.read(in).durationMs()).isBetween(1_500L, 6_000L);
    }
  }

  @Test
  void theReadmeShowsWhenWordsAreHeard() throws Exception {
    String printed = run(example(1));

    assertThat(printed.lines().map(line -> line.replaceAll("^\\d+ ms: ", "")))
        .containsExactly("It", "costs", "five", "dollars");
  }

  private static String example(int index) throws Exception {
    List<String> examples =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThan(index);
    assertThat(examples.get(index).lines()).hasSizeLessThanOrEqualTo(5);
    return examples.get(index);
  }

  /** Returns what it prints. */
  private String run(String body) throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("Example.java"),
            IMPORTS
                + "public class Example {\n"
                + "public static void say(java.io.PrintStream out) throws Exception {\n"
                + body.replace("System.out", "out")
                + "}}\n");
    compile(source);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader classes =
            new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      classes.loadClass("Example").getMethod("say", PrintStream.class).invoke(null, out);
    }
    return printed.toString(StandardCharsets.UTF_8);
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
