package dev.lector.books.ledger;

import java.util.List;

/**
 * Text that is left out for one reason.
 *
 * @param characters how many, as {@link Characters} counts them
 * @param times in how many places
 * @param examples the beginnings of the first few places, 60 characters each
 */
public record Omission(Reason reason, long characters, int times, List<String> examples) {
  public Omission {
    examples = List.copyOf(examples);
  }
}
