package dev.lector.verifier.recogniser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A command that turns an audio file into text: {@code AUDIO -> TEXT}. {@code {audio}} in it is the
 * file, which goes to the end where it is not named, and {@code {language}} the primary language of
 * what is said ({@code en}), or {@code auto}. The text is what it writes into a file beside the
 * audio ({@code -otxt} of whisper.cpp), else what it prints. Safe for use by many threads.
 */
public final class Recogniser {
  /** More is not looked at, bytes. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int LONGEST_COMPLAINT = 300;

  private final CommandLine command;
  private final Duration limit;

  /**
   * @param command as people write it
   * @param limit after which it is killed
   * @throws IllegalArgumentException when it is no command
   */
  public Recogniser(String command, Duration limit) {
    this.command = CommandLine.parse(command);
    this.limit = limit;
  }

  /**
   * What is said in a file.
   *
   * @param audio in a directory of its own, where the command runs and may write
   * @param language BCP 47 tag; empty when not known
   * @return not blank
   * @throws RecogniserException when it says nothing, fails, or takes longer than the limit
   * @throws InterruptedException when the thread was interrupted; the command is killed
   */
  public String hear(Path audio, String language) throws RecogniserException, InterruptedException {
    Process process = start(audio, language);
    try (Output printed = Output.of(process.getInputStream(), LONGEST_TEXT);
        Output complaints = Output.of(process.getErrorStream(), LONGEST_TEXT)) {
      try {
        if (!process.waitFor(limit.toMillis(), MILLISECONDS)) {
          throw new RecogniserException(
              "The recogniser took longer than %d s and was stopped (lector.verifier.limit)"
                  .formatted(limit.toSeconds()));
        }
      } finally {
        // Whatever it has started, too: it would hold the processor or the files.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        throw new RecogniserException(
            "The recogniser ended with status %d%s"
                .formatted(process.exitValue(), said(complaints)));
      }
      String text = written(audio).orElseGet(printed::text).strip();
      if (text.isBlank()) {
        throw new RecogniserException("The recogniser heard nothing" + said(complaints));
      }
      return text;
    }
  }

  private Process start(Path audio, String language) throws RecogniserException {
    String primary = Locale.forLanguageTag(language).getLanguage();
    List<String> words = command.about(audio.toString(), primary);
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(audio.resolveSibling("").toAbsolutePath().toFile());
    // The secrets of this service are none of its business.
    builder.environment().keySet().removeIf(name -> name.startsWith("LECTOR_"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new RecogniserException(
          "The recogniser %s cannot be run: %s".formatted(command.program(), e.getMessage()), e);
    }
  }

  /** What it has written beside the audio: {@code audio.wav.txt} or {@code audio.txt}. */
  private static Optional<String> written(Path audio) throws RecogniserException {
    String name = String.valueOf(audio.getFileName());
    for (String base : List.of(name, name.substring(0, name.lastIndexOf('.')))) {
      Path text = audio.resolveSibling(base + ".txt");
      if (Files.isRegularFile(text)) {
        try (var in = Files.newInputStream(text)) {
          return Optional.of(new String(in.readNBytes(LONGEST_TEXT), UTF_8));
        } catch (IOException e) {
          throw new RecogniserException("What the recogniser wrote cannot be read: " + e, e);
        }
      }
    }
    return Optional.empty();
  }

  /** The last line of what it complained, where it did. */
  private static String said(Output complaints) {
    String last = complaints.text().strip();
    last = last.substring(last.lastIndexOf('\n') + 1);
    if (last.isEmpty()) {
      return "";
    }
    return ": " + (last.length() > LONGEST_COMPLAINT ? last.substring(0, LONGEST_COMPLAINT) : last);
  }
}
