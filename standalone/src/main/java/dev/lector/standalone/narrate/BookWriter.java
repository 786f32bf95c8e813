package dev.lector.standalone.narrate;

import java.io.IOException;
import java.util.List;

/** Writes what a narration is asked to make of its chapters. Chapters may come at the same time. */
interface BookWriter {
  /** Writes a chapter, or what its book will be made of. */
  WrittenChapter write(ChapterAudio audio) throws IOException, NarrationException;

  /**
   * Writes what takes all chapters.
   *
   * @param chapters all of them, in order
   * @return where each of them is now
   */
  List<WrittenChapter> finish(List<WrittenChapter> chapters) throws IOException, NarrationException;
}
