package dev.lector.tts;

import dev.lector.tts.ledger.Ledger;

/** A whole ledger process, embeddable: folds jobs, batches and usage, and answers about them. */
public final class TtsLedger implements AutoCloseable {
  private final Ledger ledger;

  private TtsLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Starts to fold. Returns at once: Kafka and the registry are waited for in the background, see
   * {@link #ready()}.
   *
   * @throws TtsStartException when the port cannot be listened on
   */
  public static TtsLedger start(TtsConfig config) {
    try {
      return new TtsLedger(Ledger.start(config.ledger()));
    } catch (IllegalStateException e) {
      throw new TtsStartException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }

  /** Whether questions are answered. */
  public boolean ready() {
    return ledger.ready();
  }

  /** Port of its HTTP service. */
  public int port() {
    return ledger.port();
  }

  /** Leaves in order. */
  @Override
  public void close() {
    ledger.close();
  }
}
