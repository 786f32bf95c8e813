package dev.lector.standalone.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first player that can; a file when none is installed or none has a device to play on. */
final class PlayedTarget implements AudioTarget {
  private final List<Player> players;
  private final Path fallback;
  private String told = "";

  private PlayedTarget(List<Player> players, Path fallback) {
    this.players = players;
    this.fallback = fallback;
  }

  static PlayedTarget of(List<Player> players, Path fallback) throws SayException {
    if (players.isEmpty()) {
      file(fallback);
    }
    return new PlayedTarget(players, fallback);
  }

  @Override
  public void write(InputStream audio) throws SayException, InterruptedException {
    Path heard = null;
    try {
      heard = Files.createTempFile("lector-", "-" + fallback.getFileName());
      try (OutputStream out = Files.newOutputStream(heard)) {
        audio.transferTo(out);
      }
      playOrKeep(heard);
    } catch (IOException e) {
      throw new SayException("The audio could not be written: " + e.getMessage(), e);
    } finally {
      delete(heard);
    }
  }

  /** What became of it: played by which program, or in which file and why. */
  @Override
  public String toString() {
    return told;
  }

  private void playOrKeep(Path heard) throws SayException, IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (Player player : players) {
      Optional<String> reason = player.play(heard);
      if (reason.isEmpty()) {
        told = "played by " + player.name();
        return;
      }
      reasons.add(reason.get());
    }
    try (InputStream audio = Files.newInputStream(heard)) {
      file(fallback).write(audio);
    }
    told =
        reasons.isEmpty()
            ? fallback + " (no program that plays audio is installed)"
            : fallback + " (nothing played it: " + String.join("; ", reasons) + ")";
  }

  private static FileTarget file(Path path) throws SayException {
    return FileTarget.of(path.toString(), OutputStream.nullOutputStream());
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
