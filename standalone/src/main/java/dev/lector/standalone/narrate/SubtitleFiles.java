package dev.lector.standalone.narrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes subtitles for each audio file, under the same name with another extension. */
final class SubtitleFiles {
  private final SubtitleFormat format;
  private final Path directory;
  private final AudioCache cache;

  SubtitleFiles(SubtitleFormat format, Path directory, AudioCache cache) {
    this.format = format;
    this.directory = directory;
    this.cache = cache;
  }

  /**
   * Writes all of them.
   *
   * @param audio of every passage, by the passage's id
   * @return their names
   */
  List<String> write(List<WrittenChapter> chapters, Map<String, SpokenItem> audio)
      throws IOException, NarrationException {
    Map<String, List<WrittenChapter>> files = new LinkedHashMap<>();
    for (WrittenChapter chapter : chapters) {
      files.computeIfAbsent(chapter.file(), _ -> new ArrayList<>()).add(chapter);
    }
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<WrittenChapter>> file : files.entrySet()) {
      ChapterTimes times = new ChapterTimes(cache, audio);
      for (WrittenChapter chapter : file.getValue()) {
        times.add(chapter);
      }
      String text = format.write(times.document());
      String name = name(file.getKey());
      Draft.write(directory.resolve(name), draft -> Files.writeString(draft, text));
      names.add(name);
    }
    return names;
  }

  private String name(String audio) {
    return audio.substring(0, audio.lastIndexOf('.') + 1) + format.extension();
  }
}
