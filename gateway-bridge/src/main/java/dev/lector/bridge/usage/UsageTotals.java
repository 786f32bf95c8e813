package dev.lector.bridge.usage;

import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.bridge.ledger.UsagePage;
import dev.lector.bridge.load.UsageLedger;
import dev.lector.events.Usage;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up a tenant's hours, as the ledger has them. */
public final class UsageTotals implements UsageLedger {
  private static final Logger LOG = LoggerFactory.getLogger(UsageTotals.class);
  private static final int PAGE = 1_000;

  private final LedgerClient ledger;

  public UsageTotals(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Used> between(String tenant, Instant from, Instant to)
      throws InterruptedException {
    if (!ledger.configured()) {
      return Optional.empty();
    }
    long characters = 0;
    long audioMs = 0;
    long madeMs = 0;
    Optional<String> after = Optional.empty();
    try {
      do {
        UsagePage page = ledger.usage(Optional.of(tenant), from, to, after, PAGE);
        for (Usage hour : page.hours()) {
          characters += hour.getCharacters();
          audioMs += hour.getAudioMs();
          madeMs += hour.getMadeAudioMs();
        }
        after = page.next();
      } while (after.isPresent());
    } catch (LedgerUnavailableException e) {
      LOG.warn("What {} has used is counted by this bridge alone: {}", tenant, e.getMessage());
      return Optional.empty();
    }
    return Optional.of(new Used(characters, audioMs, madeMs));
  }
}
