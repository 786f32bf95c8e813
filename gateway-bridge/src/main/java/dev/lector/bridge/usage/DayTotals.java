package dev.lector.bridge.usage;

import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.bridge.ledger.UsagePage;
import dev.lector.bridge.load.DayLedger;
import dev.lector.events.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up a tenant's hours of a day, as the ledger has them. */
public final class DayTotals implements DayLedger {
  private static final Logger LOG = LoggerFactory.getLogger(DayTotals.class);
  private static final int PAGE = 1_000;

  private final LedgerClient ledger;

  public DayTotals(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Used> since(String tenant, Instant start) throws InterruptedException {
    if (!ledger.configured()) {
      return Optional.empty();
    }
    long characters = 0;
    long audioMs = 0;
    Optional<String> after = Optional.empty();
    try {
      do {
        UsagePage page =
            ledger.usage(Optional.of(tenant), start, start.plus(Duration.ofDays(1)), after, PAGE);
        for (Usage hour : page.hours()) {
          characters += hour.getCharacters();
          audioMs += hour.getAudioMs();
        }
        after = page.next();
      } while (after.isPresent());
    } catch (LedgerUnavailableException e) {
      LOG.warn(
          "What {} has used today is counted by this bridge alone: {}", tenant, e.getMessage());
      return Optional.empty();
    }
    return Optional.of(new Used(characters, audioMs));
  }
}
