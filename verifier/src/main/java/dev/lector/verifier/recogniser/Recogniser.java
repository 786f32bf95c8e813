package dev.lector.verifier.recogniser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A command that turns an audio file into text: {@code AUDIO -> TEXT}. {@code {audio}} in it is the
 * file, which goes to the end where it is not named, and {@code {language}} the primary language of
 * what is said ({@code en}), or {@code auto}. It runs where this process does, so that its own
 * files are found as in a shell, and may write into {@code {directory}}, which is the audio's
 * alone. The text is what it writes into a file beside the audio ({@code -otxt} of whisper.cpp),
 * else what it prints. Safe for use by many threads.
 */
public final class Recogniser {
  /** More is not looked at, bytes. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int LONGEST_COMPLAINT = 300;

  /** Bytes after which it is stopped. */
  private static final long MOST_PRINTED = 64L << 20;

  private static final long LOOK_MS = 100;

  /** A variable that everything it starts has, wherever it stands among the processes. */
  private static final String MARK = "RECOGNISER_RUN";

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
   * @param audio in a directory of its own, where the command may write
   * @param language BCP 47 tag; empty when not known
   * @return blank when it heard nothing
   * @throws RecogniserException when it cannot be run, fails, or takes longer than the limit
   * @throws InterruptedException when the thread was interrupted; the command is killed
   */
  public String hear(Path audio, String language) throws RecogniserException, InterruptedException {
    Path printed = audio.resolveSibling(".printed");
    Path complaints = audio.resolveSibling(".complaints");
    String mark = UUID.randomUUID().toString();
    Process process = start(audio, language, mark, printed, complaints);
    try {
      await(process, printed, complaints);
    } finally {
      // Whatever it has started, too: it would hold the processor or the files.
      Started.of(process, MARK, mark).forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new RecogniserException(
          "The recogniser ended with status %d%s".formatted(process.exitValue(), said(complaints)));
    }
    Optional<Path> written = written(audio);
    return text(written.isPresent() ? written.get() : printed).strip();
  }

  /** To files and not to pipes, which whatever it leaves running would hold open. */
  private void await(Process process, Path printed, Path complaints)
      throws RecogniserException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!process.waitFor(LOOK_MS, MILLISECONDS)) {
      if (System.nanoTime() - end >= 0) {
        throw new RecogniserException(
            "The recogniser took longer than %d s and was stopped (lector.verifier.limit)"
                .formatted(limit.toSeconds()));
      }
      if (printed.toFile().length() + complaints.toFile().length() > MOST_PRINTED) {
        throw new RecogniserException("The recogniser printed without end and was stopped");
      }
    }
  }

  private Process start(Path audio, String language, String mark, Path printed, Path complaints)
      throws RecogniserException {
    String primary = Locale.forLanguageTag(language).getLanguage();
    Path directory = audio.toAbsolutePath().resolveSibling("");
    ProcessBuilder builder =
        new ProcessBuilder(command.about(audio.toString(), directory.toString(), primary))
            .redirectOutput(printed.toFile())
            .redirectError(complaints.toFile());
    // The secrets of this service, and of its cloud, are none of its business.
    builder.environment().keySet().removeIf(name -> !PassedVariables.isPassed(name));
    builder.environment().put(MARK, mark);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new RecogniserException(
          "The recogniser %s cannot be run: %s".formatted(command.program(), e.getMessage()),
          e,
          true);
    }
  }

  /** What it has written beside the audio: {@code audio.wav.txt} or {@code audio.txt}. */
  private static Optional<Path> written(Path audio) {
    String name = String.valueOf(audio.getFileName());
    return Stream.of(name, name.substring(0, name.lastIndexOf('.')))
        .map(base -> audio.resolveSibling(base + ".txt"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String text(Path file) throws RecogniserException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_TEXT), UTF_8);
    } catch (IOException e) {
      throw new RecogniserException("What the recogniser wrote cannot be read: " + e, e, true);
    }
  }

  /** The last line of what it complained, where it did. */
  private static String said(Path complaints) throws RecogniserException {
    String last = text(complaints).strip();
    last = last.substring(last.lastIndexOf('\n') + 1);
    if (last.isEmpty()) {
      return "";
    }
    return ": " + (last.length() > LONGEST_COMPLAINT ? last.substring(0, LONGEST_COMPLAINT) : last);
  }
}
