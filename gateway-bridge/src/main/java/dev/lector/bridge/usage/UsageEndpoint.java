package dev.lector.bridge.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.events.Usage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /usage}: the hours of the caller's tenant; without tokens those of everybody, or of
 * the tenant that is asked for.
 */
public final class UsageEndpoint implements Endpoint {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final LedgerClient ledger;

  /**
   * @param ledger keeps the hours
   */
  public UsageEndpoint(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    Instant from = time(call, "from", Instant.EPOCH);
    Instant to = time(call, "to", LATEST);
    if (to.isBefore(from)) {
      throw new RefusedException(400, "from is after to: there is no hour between them.");
    }
    Optional<String> tenant =
        call.caller().anyTenant() ? call.query("tenant") : Optional.of(call.caller().tenant());
    List<Usage> hours;
    try {
      hours = ledger.usage(tenant, from, to);
    } catch (LedgerUnavailableException e) {
      throw new RefusedException(e.reply());
    }
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("hours");
    hours.stream()
        .sorted(
            Comparator.comparing(Usage::getWindowStart)
                .thenComparing(Usage::getTenant)
                .thenComparing(Usage::getModelId))
        .forEach(hour -> list.add(write(hour)));
    return Reply.json(200, json).with("Cache-Control", "no-store");
  }

  private static ObjectNode write(Usage hour) {
    ObjectNode json = Json.object();
    json.put("from", hour.getWindowStart().toString());
    json.put("to", hour.getWindowEnd().toString());
    json.put("tenant", hour.getTenant());
    json.put("model_id", hour.getModelId());
    json.put("requests", hour.getRequests());
    json.put("failed", hour.getFailed());
    json.put("cached", hour.getCached());
    json.put("characters", hour.getCharacters());
    json.put("audio_ms", hour.getAudioMs());
    json.put("synthesis_ms", hour.getSynthesisMs());
    return json;
  }

  /** Within what everybody on the way can write and count. */
  private static Instant bounded(Instant time) {
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
  }

  private static Instant time(Call call, String name, Instant otherwise) throws RefusedException {
    Optional<String> value = call.query(name);
    try {
      return value.isEmpty() ? otherwise : bounded(Instant.parse(value.get()));
    } catch (DateTimeParseException e) {
      throw new RefusedException(
          400, "%s is a time such as 2026-01-31T12:00:00Z, not '%s'.".formatted(name, value.get()));
    }
  }
}
