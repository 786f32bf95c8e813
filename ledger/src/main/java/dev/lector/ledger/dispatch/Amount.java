package dev.lector.ledger.dispatch;

/**
 * An amount of work.
 *
 * @param items how many
 * @param characters length of their texts, Unicode code points
 */
public record Amount(long items, long characters) {
  static final Amount NONE = new Amount(0, 0);

  Amount plus(long moreItems, long moreCharacters) {
    return new Amount(items + moreItems, characters + moreCharacters);
  }

  Amount plus(Amount more) {
    return plus(more.items, more.characters);
  }
}
