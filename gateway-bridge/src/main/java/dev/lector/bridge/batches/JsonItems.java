package dev.lector.bridge.batches;

import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.events.SpeechRequested;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Items as {@code POST /batches} takes them: JSON Lines, all sound, or the batch is refused. */
final class JsonItems implements ItemLines {
  private final ItemReader reader;
  private final LineErrors errors = new LineErrors();
  private final Set<ShortDigest> ids = new HashSet<>();

  JsonItems(ItemReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<SpeechRequested> item(int number, byte[] line) {
    try {
      SpeechRequested item = reader.read(line);
      String id = item.getItemId();
      if (!id.isEmpty() && !ids.add(ShortDigest.of(id))) {
        errors.add(number, "duplicate_id", "Another line has the id %s already.".formatted(id));
      }
      return Optional.of(item);
    } catch (RefusedException e) {
      errors.add(number, e);
      return Optional.empty();
    }
  }

  @Override
  public void tooLong(int number, int limit) {
    errors.add(number, "line_too_long", "The line is longer than %d bytes.".formatted(limit));
  }

  @Override
  public void end(int lines) throws RefusedException {
    errors.refuseIfAny();
    if (lines == 0) {
      throw new RefusedException(
          400, "The batch is empty: send one JSON object per line, each with a text.");
    }
  }
}
