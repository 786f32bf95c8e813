package dev.lector.standalone;

import dev.lector.speech.text.ReadingWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How texts are read, for those who know better than the rules. */
final class ReadingFlags {
  @Option(
      names = "--lexicon",
      paramLabel = "FILE|NAMES",
      description = {
        "Words that are said in another way: a file of lines such as \"nginx = ˈɛndʒɪnˈɛks\" and "
            + "\"kubectl => cube control\", or of W3C's PLS; or names of lexicons in the directory"
            + " lector.text.lexicons, with commas between them."
      })
  @Nullable String lexicon;

  @Option(
      names = "--normalize",
      paramLabel = "MODE",
      description = "How much of the text is rewritten: full, light or off.")
  @Nullable String normalize;

  /** Whether the lexicon is a file of this machine, which no other machine knows. */
  boolean isFile() {
    return file() != null;
  }

  /** Settings of a worker that reads for this command alone: its lexicon is the file. */
  Map<String, String> settings() {
    Path file = file();
    return file == null ? Map.of() : Map.of("lector.text.lexicon", file.toString());
  }

  /** What a request says of it: the names, and how much is rewritten. */
  ReadingWish wish() {
    String names = lexicon == null || isFile() ? "" : lexicon;
    return new ReadingWish(names, normalize == null ? "" : normalize);
  }

  /** Digest of the lexicon's file; null without one. */
  @Nullable String digest() throws IOException {
    Path file = file();
    if (file == null) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  private @Nullable Path file() {
    if (lexicon == null) {
      return null;
    }
    try {
      Path file = Path.of(lexicon);
      boolean path = file.getNameCount() > 1 || file.isAbsolute();
      return path || Files.exists(file) ? file.toAbsolutePath() : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
