package dev.lector.speech.model;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a models directory looks like, without any file being read: for each model the names, sizes
 * and times of its files.
 *
 * @param byModel a digest of these, by the model's name
 */
record DirectoryStamps(Map<String, String> byModel) {
  /** Files that are looked at; the others count as unchanged. */
  private static final int MOST_FILES = 50_000;

  /** Voices lie in a folder of the model's folder. */
  private static final int DEPTH = 3;

  DirectoryStamps {
    byModel = Map.copyOf(byModel);
  }

  /** Of a directory, which is there. */
  static DirectoryStamps of(Path directory) throws IOException {
    Map<String, StringBuilder> seen = new TreeMap<>();
    // Links are followed, as when models are found.
    Files.walkFileTree(
        directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(directory, seen));
    Map<String, String> stamps = new TreeMap<>();
    seen.forEach((model, files) -> stamps.put(model, files.toString()));
    return new DirectoryStamps(stamps);
  }

  /** The models that differ: new ones, changed ones, and those that are gone. */
  SortedSet<String> changes(DirectoryStamps later) {
    SortedSet<String> changed = new TreeSet<>(byModel.keySet());
    changed.addAll(later.byModel.keySet());
    changed.removeIf(
        model -> byModel.containsKey(model) && byModel.get(model).equals(later.byModel.get(model)));
    return changed;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path directory;
    private final Map<String, StringBuilder> seen;
    private int files;

    Visitor(Path directory, Map<String, StringBuilder> seen) {
      this.directory = directory;
      this.seen = seen;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      // Under way to its place, or nothing of ours.
      return !folder.equals(directory) && folder.getFileName().toString().startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path inside = directory.relativize(file);
      String first = inside.getName(0).toString();
      if (first.startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      files++;
      String model = inside.getNameCount() > 1 ? first : plain(first);
      seen.computeIfAbsent(model, _ -> new StringBuilder())
          .append(inside)
          .append('|')
          .append(attributes.size())
          .append('|')
          .append(attributes.lastModifiedTime().toMillis())
          .append('|')
          .append(attributes.fileKey())
          .append('\n');
      return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** The model of a file that lies beside others': {@code x.onnx}, {@code x.voices.json}. */
    private static String plain(String file) {
      int network = file.indexOf(".onnx");
      int voices = file.indexOf(".voices.json");
      int end = network >= 0 ? network : voices;
      return end < 0 ? file : file.substring(0, end);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(directory)) {
        throw e;
      }
      // Gone while it was looked at; the next look will tell.
      return FileVisitResult.CONTINUE;
    }
  }
}
