package dev.lector.standalone.say;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the audio goes. {@code toString} tells it to people. */
public interface AudioTarget {
  /**
   * A file, a pipe, a device or standard output. Checks that it can be written, before anybody
   * works for it.
   *
   * @param name a path, or {@code -} for standard output
   * @throws SayException when it cannot be written to
   */
  static AudioTarget of(String name, OutputStream standardOutput) throws SayException {
    return FileTarget.of(name, standardOutput);
  }

  /**
   * The loudspeaker; a file where no program on {@code PATH} plays audio.
   *
   * @param searchPath the directories of programs, as in {@code PATH}
   * @param fallback the file
   * @throws SayException when nothing plays and the file cannot be written to
   */
  static AudioTarget played(String searchPath, Path fallback) throws SayException {
    return PlayedTarget.of(Player.installed(searchPath), fallback);
  }

  /** Takes the audio, all of it; one that plays returns when it was heard. */
  void write(InputStream audio) throws SayException, InterruptedException;
}
