package dev.lector.standalone.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory of models that is not there yet, and one for what is given to it. */
abstract class ModelFoldersSuite {
  @TempDir Path directory;

  Path models = Path.of("");
  Path given = Path.of("");
  ModelFolders folders = new ModelFolders(models);

  @BeforeEach
  void open() throws IOException {
    given = Files.createDirectory(directory.resolve("given"));
    models = directory.resolve("models");
    folders = new ModelFolders(models);
  }
}
