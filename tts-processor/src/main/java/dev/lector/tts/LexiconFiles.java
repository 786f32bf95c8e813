package dev.lector.tts;

import dev.lector.speech.text.ReadingLexicon;
import dev.lector.speech.text.ReadingLexiconException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads lexicons from files. Errors name the key that has the file. */
final class LexiconFiles {
  private static final long LONGEST = 4L << 20;

  /** Most lexicons of a directory. */
  private static final int MOST = 256;

  private LexiconFiles() {}

  /** A lexicon; none where no file is named. */
  static ReadingLexicon file(String key, String file) {
    if (file.isBlank()) {
      return ReadingLexicon.EMPTY;
    }
    try {
      return read(key, Path.of(file));
    } catch (InvalidPathException e) {
      throw unreadable(key, file, e);
    }
  }

  /**
   * The lexicons of a directory by their names: those of the files without {@code .txt}, {@code
   * .pls} or {@code .xml}. Other files are passed over, so that a README may lie beside them.
   */
  static Map<String, ReadingLexicon> directory(String key, String directory) {
    Map<String, ReadingLexicon> lexicons = new HashMap<>();
    if (directory.isBlank()) {
      return lexicons;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(directory), "[!.]*.{txt,pls,xml}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        name = name.substring(0, name.lastIndexOf('.'));
        if (lexicons.size() == MOST) {
          throw new IllegalArgumentException(
              key + ": " + directory + " has more than " + MOST + " lexicons");
        }
        if (lexicons.put(name, read(key, file)) != null) {
          throw new IllegalArgumentException(
              key + ": " + directory + " has two lexicons \"" + name + "\"; rename one");
        }
      }
      return lexicons;
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          key + ": " + directory + " cannot be read; name a directory that is there", e);
    }
  }

  private static ReadingLexicon read(String key, Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException(
            key + ": " + file + " has more than " + LONGEST + " bytes");
      }
      return ReadingLexicon.parse(file.getFileName().toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(key + ": " + file + " is not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(key, file.toString(), e);
    } catch (ReadingLexiconException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unreadable(String key, String file, Exception e) {
    return new IllegalArgumentException(
        key + ": " + file + " cannot be read; name a file that is there", e);
  }
}
