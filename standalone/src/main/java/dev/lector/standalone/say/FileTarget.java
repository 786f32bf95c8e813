package dev.lector.standalone.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file, written beside its name and then moved there, so that it is whole or not there; a pipe or
 * device, written as it is; or standard output.
 */
final class FileTarget implements AudioTarget {
  private static final String STANDARD_OUTPUT = "-";

  private final String name;
  private final OutputStream standardOutput;

  private FileTarget(String name, OutputStream standardOutput) {
    this.name = name;
    this.standardOutput = standardOutput;
  }

  /** Checks that audio can be written there, before anybody works for it. */
  static FileTarget of(String name, OutputStream standardOutput) throws SayException {
    FileTarget target = new FileTarget(name, standardOutput);
    if (!name.equals(STANDARD_OUTPUT)) {
      target.check();
    }
    return target;
  }

  @Override
  public void write(InputStream audio) throws SayException {
    try {
      if (name.equals(STANDARD_OUTPUT)) {
        audio.transferTo(standardOutput);
        standardOutput.flush();
      } else if (isSpecial()) {
        try (OutputStream out = Files.newOutputStream(Path.of(name))) {
          audio.transferTo(out);
        }
      } else {
        replace(audio);
      }
    } catch (IOException e) {
      throw new SayException(name + " could not be written: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return name.equals(STANDARD_OUTPUT) ? "standard output" : name;
  }

  private void check() throws SayException {
    Path path = Path.of(name);
    Path parent = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new SayException(name + " is a directory: name a file in it");
    }
    if (parent != null && !Files.isDirectory(parent)) {
      throw new SayException("There is no directory " + parent + " to write " + name + " in");
    }
    Path written = isSpecial() || parent == null ? path : parent;
    if (!Files.isWritable(written)) {
      throw new SayException(written + " cannot be written to");
    }
  }

  private boolean isSpecial() {
    Path path = Path.of(name);
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private void replace(InputStream audio) throws IOException {
    // Behind a symbolic link the file is replaced, not the link.
    Path path = Path.of(name);
    Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path unfinished =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.copy(audio, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
