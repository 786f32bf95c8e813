package dev.lector.bridge.ledger;

import dev.lector.events.Usage;
import java.util.List;
import java.util.Optional;

/**
 * Some hours of usage, by hour, tenant and model.
 *
 * @param hours in order
 * @param next what asks for the hours behind them; empty when there are none
 */
public record UsagePage(List<Usage> hours, Optional<String> next) {}
