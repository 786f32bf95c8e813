package dev.lector.books.readalong;

import dev.lector.books.document.Book;
import dev.lector.books.document.Chapter;
import dev.lector.books.document.Paragraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A book said in silence, 60 ms a character, a file per chapter. */
final class Speech {
  private static final long MS = 60;
  private static final long PAUSE_MS = 500;

  /** MPEG-2 Layer III of 24 kHz, mono, 32 kbit/s: a frame of zeros is 24 ms of silence. */
  private static final byte[] HEADER = {(byte) 0xff, (byte) 0xf3, 0x44, (byte) 0xc4};

  private static final int FRAME = 96;
  private static final int FRAME_MS = 24;

  private final List<SpokenSentence> sentences = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<AudioTrack> tracks = new ArrayList<>();

  Speech(Book book, Path directory) throws IOException {
    for (Chapter chapter : book.chapters()) {
      if (!chapter.isSilent()) {
        chapter(chapter, "c%03d.mp3".formatted(tracks.size() + 1), directory);
      }
    }
  }

  private void chapter(Chapter chapter, String audio, Path directory) throws IOException {
    long at = 0;
    for (Paragraph paragraph : chapter.paragraphs()) {
      BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
      String text = paragraph.text();
      breaks.setText(text);
      int from = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        int to = from + text.substring(from, end).stripTrailing().length();
        long length = MS * (to - from);
        sentences.add(
            new SpokenSentence(
                paragraph.places(), from, to, audio, at, at + length, new TreeMap<>()));
        texts.add(text.substring(from, to));
        at += length;
        from = end;
      }
      at += PAUSE_MS;
    }
    Path file = directory.resolve(audio);
    Files.write(file, silence(at));
    tracks.add(new AudioTrack(audio, file, "audio/mpeg", at));
  }

  private static byte[] silence(long milliseconds) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (long at = 0; at < milliseconds; at += FRAME_MS) {
      frames.writeBytes(HEADER);
      frames.writeBytes(new byte[FRAME - HEADER.length]);
    }
    return frames.toByteArray();
  }

  List<SpokenSentence> sentences() {
    return sentences;
  }

  /** What each of them says. */
  List<String> texts() {
    return texts;
  }

  List<AudioTrack> tracks() {
    return tracks;
  }
}
