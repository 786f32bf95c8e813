package dev.lector.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How texts are read, for those who know better than the rules. */
final class ReadingFlags {
  @Option(
      names = "--lexicon",
      paramLabel = "FILE",
      description = {
        "Words that are said in another way: lines such as \"nginx = ˈɛndʒɪnˈɛks\" and "
            + "\"kubectl => cube control\", or W3C's PLS."
      })
  @Nullable Path lexicon;

  @Option(
      names = "--normalize",
      paramLabel = "MODE",
      description = "How much of the text is rewritten: full, light or off.")
  @Nullable String normalize;

  boolean isEmpty() {
    return lexicon == null && normalize == null;
  }

  /** Settings of a worker that reads for this command alone. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    if (lexicon != null) {
      settings.put("lector.text.lexicon", lexicon.toAbsolutePath().toString());
    }
    if (normalize != null) {
      settings.put("lector.text.normalize", normalize);
    }
    return settings;
  }
}
