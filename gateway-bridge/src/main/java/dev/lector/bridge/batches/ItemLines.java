package dev.lector.bridge.batches;

import dev.lector.bridge.http.RefusedException;
import dev.lector.events.SpeechRequested;
import java.io.IOException;
import java.util.Optional;

/** How lines become items, and what becomes of those that do not. For one batch. */
public interface ItemLines {
  /**
   * What a line that is not blank asks for.
   *
   * @param number of the line, from 1
   * @return empty when the line is wrong
   */
  Optional<SpeechRequested> item(int number, byte[] line) throws IOException;

  /**
   * A line was too long to be read.
   *
   * @param limit bytes
   */
  void tooLong(int number, int limit) throws IOException;

  /**
   * There are no more lines.
   *
   * @param lines that were not blank, wrong ones included
   * @throws RefusedException when there is no batch in them
   */
  void end(int lines) throws RefusedException, IOException;
}
