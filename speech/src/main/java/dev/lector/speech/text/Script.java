package dev.lector.speech.text;

import java.util.List;

/**
 * What is to be said: a text as it was written, and what its author says of parts of it. Plain text
 * says nothing of its parts. Places are in UTF-16 code units of the source. Since every spoken word
 * knows where it was written, whatever is said of a part applies to the words written there: a
 * sentence is cut where a span or a break begins or ends, though never inside a word.
 *
 * @param source text as written
 * @param pieces what of it is read, in order; of plain text all of it in one piece
 * @param spans parts that are said in another way than the rest, in order, none in another
 * @param breaks silences, in order
 * @param marks named places, in order
 * @param sounds parts whose pronunciation is given, in order
 * @param warnings what of the source is not honoured, for people
 */
public record Script(
    String source,
    List<Piece> pieces,
    List<Span> spans,
    List<Break> breaks,
    List<Mark> marks,
    List<Sound> sounds,
    List<String> warnings) {
  /**
   * Keeps unmodifiable copies of the lists.
   *
   * @throws IllegalArgumentException when spans overlap, or a place is not in the source
   */
  public Script {
    pieces = List.copyOf(pieces);
    spans = List.copyOf(spans);
    breaks = List.copyOf(breaks);
    marks = List.copyOf(marks);
    sounds = List.copyOf(sounds);
    warnings = List.copyOf(warnings);
    int free = 0;
    for (Span span : spans) {
      if (span.range().start() < free
          || span.range().end() < span.range().start()
          || span.range().end() > source.length()) {
        throw new IllegalArgumentException(
            "A span must stand in the text and behind the span before it: " + span.range());
      }
      free = span.range().end();
    }
    for (Piece piece : pieces) {
      check(piece.source().start(), source);
      check(piece.source().end(), source);
    }
    breaks.forEach(pause -> check(pause.at(), source));
    marks.forEach(mark -> check(mark.at(), source));
  }

  /** A text that is read as it was written. */
  public Script(String source, List<Span> spans, List<Break> breaks, List<Mark> marks) {
    this(source, List.of(Piece.written(source)), spans, breaks, marks, List.of(), List.of());
  }

  /** Plain text, with or without simple HTML or Markdown. */
  public static Script plain(String text) {
    return new Script(text, List.of(), List.of(), List.of());
  }

  /** A stretch of the source as somebody reads it: without markup and white space around it. */
  public String written(SourceRange range) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      piece.appendWritten(range, source, text);
    }
    return text.toString().strip();
  }

  private static void check(int at, String source) {
    if (at < 0 || at > source.length()) {
      throw new IllegalArgumentException(
          "The text has " + source.length() + " characters; there is no place " + at);
    }
  }

  /**
   * A stretch of what is read.
   *
   * @param text that is read
   * @param source where it stands; as long as the text where each character stands for itself, else
   *     all of the text stands for all of it
   * @param shown as somebody reads it in the source; empty where that is the text
   * @param kind what it is, as SSML's {@code say-as} tells; {@link Kind#TEXT} for what tells itself
   */
  public record Piece(String text, SourceRange source, String shown, Kind kind) {
    /** What a stretch of text is. */
    public enum Kind {
      /** As it tells itself. */
      TEXT,
      /** Letters, digits and signs one by one. */
      CHARACTERS,
      /** A whole or decimal number. */
      CARDINAL,
      /** A position: 3 is "third". */
      ORDINAL,
      /** Digits one by one. */
      DIGITS,
      /** 3/4 or 2+1/2. */
      FRACTION,
      /** A date, its parts in the order month, day, year. */
      DATE_MDY,
      /** Its parts in the order day, month, year. */
      DATE_DMY,
      /** Its parts in the order year, month, day. */
      DATE_YMD,
      /** A time of day, or minutes and seconds. */
      TIME,
      /** A telephone number. */
      TELEPHONE
    }

    /** Text that is read as it was written, from a place on. */
    public static Piece written(String text, int at) {
      return new Piece(text, new SourceRange(at, at + text.length()), "", Kind.TEXT);
    }

    private static Piece written(String text) {
      return written(text, 0);
    }

    /** Whether each character stands for itself. */
    boolean isWritten() {
      return kind == Kind.TEXT && shown.isEmpty() && text.length() == source.end() - source.start();
    }

    private void appendWritten(SourceRange range, String whole, StringBuilder out) {
      int from = Math.max(range.start(), source.start());
      int to = Math.min(range.end(), source.end());
      if (from < to || (from == to && range.start() < from && from < range.end())) {
        out.append(isWritten() ? whole.substring(from, to) : shown.isEmpty() ? text : shown);
      }
    }
  }

  /**
   * How a part is said.
   *
   * @param range the part
   * @param voice by name; empty for that of the order
   * @param language BCP 47 tag; empty for that of the voice
   * @param pace factor on the pace of the order; the product is kept within what voices can do
   * @param volume factor on the amplitude, 0 to {@value #MAX_VOLUME}
   */
  public record Span(SourceRange range, String voice, String language, double pace, double volume) {
    /** Loudest; what is louder than full scale is cut. */
    public static final double MAX_VOLUME = 4.0;

    /**
     * Checks the factors.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public Span {
      // Written so that NaN is refused too.
      if (!(pace > 0 && pace < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("The pace must be a positive factor, not " + pace);
      }
      if (!(volume >= 0 && volume <= MAX_VOLUME)) {
        throw new IllegalArgumentException(
            "The volume must be between 0 and " + MAX_VOLUME + ", not " + volume);
      }
    }

    /** A part in the language of its voice. */
    public Span(SourceRange range, String voice, double pace, double volume) {
      this(range, voice, "", pace, volume);
    }
  }

  /**
   * A silence after what is written before it.
   *
   * @param at first character after it
   * @param pauseMs its length, ms
   * @param exact whether it is that long whatever would be there without it and however fast is
   *     spoken; otherwise that is its least length at the usual pace
   */
  public record Break(int at, int pauseMs, boolean exact) {
    /** A silence of a least length. */
    public Break(int at, int pauseMs) {
      this(at, pauseMs, false);
    }
  }

  /**
   * A named place, so that the time at which it is reached can be told.
   *
   * @param at first character after it
   */
  public record Mark(int at, String name) {}

  /**
   * How a part is pronounced, whatever its letters say.
   *
   * @param range the part, of one piece
   * @param ipa phonemes in IPA, settled
   */
  public record Sound(SourceRange range, String ipa) {}
}
