package dev.lector.bridge.deadletters;

import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.LetterCursor;
import dev.lector.deadletters.LetterId;
import dev.lector.deadletters.LetterPage;
import java.util.Optional;
import java.util.function.Function;

/** Where dead letters are. */
public interface DeadLetters {
  /**
   * The newest before a place, of those that are read for one page.
   *
   * @param asker the tenant that asks: tenants take turns
   * @param limit how many at most
   * @param look what is wanted of a letter; empty when nothing is
   * @throws LettersUnavailableException when they cannot be read now
   */
  <T> LetterPage<T> newest(
      String asker, LetterCursor before, int limit, Function<DeadLetter, Optional<T>> look)
      throws LettersUnavailableException, InterruptedException;

  /**
   * One of them; empty when it is not there.
   *
   * @param asker the tenant that asks
   * @throws LettersUnavailableException when they cannot be read now
   */
  Optional<DeadLetter> find(String asker, LetterId id)
      throws LettersUnavailableException, InterruptedException;

  /**
   * Sends one that cannot be decoded to the queue it came from, as it was.
   *
   * @param asker the tenant that asks
   * @return that queue
   * @throws LettersUnavailableException when it was not sent
   */
  String sendAsItWas(String asker, DeadLetter letter)
      throws LettersUnavailableException, InterruptedException;
}
