package dev.lector.standalone.read;

import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.reading.Wish;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.Reading;
import dev.lector.speech.synthesis.Synthesizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Reads texts as a synthesizer would say them. */
public final class Reader {
  private final Readings readings;

  /**
   * A reader.
   *
   * @param wish who reads where a line does not say it
   */
  public Reader(Synthesizer synthesizer, Wish wish) {
    this.readings = new Readings(synthesizer, wish);
  }

  /**
   * Reads one text: a sentence a line, and what will not be said on {@code warnings}.
   *
   * @param type how it is written
   * @param phonemes whether the sentences are written as the engine is given them
   * @throws ReadException when it cannot be said
   */
  public void text(
      String text, TextType type, boolean phonemes, PrintStream out, PrintStream warnings)
      throws ReadException {
    Reading reading = readings.of(text, type);
    for (Reading.Sentence sentence : reading.sentences()) {
      out.println(phonemes ? sentence.phonemes() : sentence.spoken());
    }
    out.flush();
    reading.warnings().forEach(warning -> warnings.println("lector: " + warning));
  }

  /**
   * Reads a text from each line of JSON, and answers with a line of JSON in its place, as soon as
   * it is there. Lines of white space alone are passed over.
   *
   * @return how many could not be read; their lines have an {@code error}
   */
  public long lines(InputStream in, PrintStream out) throws IOException {
    Lines lines = new Lines(in, Readings.LONGEST);
    long failed = 0;
    while (lines.hasNext()) {
      Lines.Line line = lines.next();
      if (line.isBlank()) {
        continue;
      }
      try {
        out.print(answer(line));
      } catch (ReadException e) {
        failed++;
        out.print(Readings.error(String.valueOf(e.getMessage())));
      }
      out.print('\n');
      // Whoever sends line by line gets each answer at once.
      if (!lines.isReady()) {
        out.flush();
      }
      if (out.checkError()) {
        throw new IOException("The answers cannot be written: standard output is closed");
      }
    }
    out.flush();
    return failed;
  }

  private String answer(Lines.Line line) throws ReadException {
    if (line.tooLong()) {
      throw new ReadException("The line has more than " + Readings.LONGEST + " bytes.");
    }
    return readings.answer(line.bytes());
  }
}
