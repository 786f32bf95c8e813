package dev.lector.books.readalong;

import java.util.ArrayList;
import java.util.List;

/** The Media Overlay of a document: what is heard when, in the order in which it is said. */
final class Overlay {
  private final String document;
  private final List<Clip> clips = new ArrayList<>();

  Overlay(String document) {
    this.document = document;
  }

  /**
   * A part of an audio file.
   *
   * @param id of the element that is read; empty for the whole document
   * @param audio name of the file
   * @param begin ms
   * @param end ms; later than the beginning
   */
  record Clip(String id, String audio, long begin, long end) {}

  /** Path of the document in the book. */
  String document() {
    return document;
  }

  void add(Clip clip) {
    clips.add(clip);
  }

  List<Clip> clips() {
    return clips;
  }

  /** How long it is heard, ms. */
  long milliseconds() {
    return clips.stream().mapToLong(clip -> clip.end() - clip.begin()).sum();
  }
}
