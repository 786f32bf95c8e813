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
import dev.lector.bridge.ledger.UsagePage;
import dev.lector.bridge.load.LimitState;
import dev.lector.bridge.load.TenantRates;
import dev.lector.events.Usage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code GET /usage}: the hours of the caller's tenant, page by page; without tokens those of
 * everybody, or of the tenant that is asked for.
 */
public final class UsageEndpoint implements Endpoint {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** How far back it goes when nobody says how far. */
  private static final Duration RECENT = Duration.ofDays(31);

  private static final int LONGEST_PAGE = 1_000;

  private final LedgerClient ledger;
  private final TenantRates rates;
  private final InstantSource clock;

  /**
   * @param ledger keeps the hours
   * @param rates how tenants stand with their limits
   * @param clock tells which hours are recent
   */
  public UsageEndpoint(LedgerClient ledger, TenantRates rates, InstantSource clock) {
    this.ledger = ledger;
    this.rates = rates;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    Instant to = time(call, "to").orElse(LATEST);
    Instant from = time(call, "from").orElseGet(() -> recent(to));
    if (to.isBefore(from)) {
      throw new RefusedException(400, "from is after to: there is no hour between them.");
    }
    int limit = limit(call);
    Optional<String> tenant =
        call.caller().anyTenant() ? call.query("tenant") : Optional.of(call.caller().tenant());
    UsagePage page;
    try {
      page = ledger.usage(tenant, from, to, cursor(call), limit);
    } catch (LedgerUnavailableException e) {
      throw new RefusedException(e.reply());
    }
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("hours");
    page.hours().forEach(hour -> list.add(write(hour)));
    json.put("next", page.next().map(after -> next(call, from, to, limit, after)).orElse(null));
    ArrayNode limits = json.putArray("limits");
    tenant.ifPresent(name -> rates.states(name).forEach(state -> limits.add(write(state))));
    return Reply.json(200, json).with("Cache-Control", "no-store");
  }

  private Instant recent(Instant to) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return (to.isBefore(now) ? to : now).minus(RECENT);
  }

  private static String next(Call call, Instant from, Instant to, int limit, String after) {
    return "/usage?from=%s&to=%s&limit=%d&after=%s%s"
        .formatted(
            from,
            to,
            limit,
            after,
            call.query("tenant")
                .map(tenant -> "&tenant=" + URLEncoder.encode(tenant, StandardCharsets.UTF_8))
                .orElse(""));
  }

  private static int limit(Call call) throws RefusedException {
    String value = call.query("limit").orElse(Integer.toString(LONGEST_PAGE));
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= LONGEST_PAGE) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new RefusedException(
        400, "limit is a whole number from 1 to %d, not '%s'.".formatted(LONGEST_PAGE, value));
  }

  /** What an earlier page gave: an hour in 8 bytes, a tenant, a NUL and a model. */
  private static Optional<String> cursor(Call call) throws RefusedException {
    Optional<String> after = call.query("after");
    if (after.isPresent() && !isCursor(after.get())) {
      throw new RefusedException(
          400, "after is what an earlier page gave in next, not '%s'.".formatted(after.get()));
    }
    return after;
  }

  private static boolean isCursor(String after) {
    try {
      byte[] key = Base64.getUrlDecoder().decode(after);
      return new String(key, StandardCharsets.ISO_8859_1).indexOf(0, Long.BYTES) >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private ObjectNode write(LimitState state) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    ObjectNode json = Json.object();
    json.put("name", state.name());
    json.put("unit", state.unit());
    json.put("window_seconds", state.window().toSeconds());
    json.put("scope", state.farm() ? "farm" : "bridge");
    json.put("limit", state.limit());
    json.put("used", state.used());
    json.put("remaining", state.remaining());
    json.put("resets_at", now.plus(state.reset()).truncatedTo(ChronoUnit.SECONDS).toString());
    return json;
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
    json.put("spoken_characters", hour.getSpokenCharacters());
    json.put("audio_ms", hour.getAudioMs());
    json.put("made_audio_ms", hour.getMadeAudioMs());
    json.put("synthesis_ms", hour.getSynthesisMs());
    return json;
  }

  /** Within what everybody on the way can write and count. */
  private static Instant bounded(Instant time) {
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
  }

  private static Optional<Instant> time(Call call, String name) throws RefusedException {
    Optional<String> value = call.query(name);
    try {
      return value.map(Instant::parse).map(UsageEndpoint::bounded);
    } catch (DateTimeParseException e) {
      throw new RefusedException(
          400, "%s is a time such as 2026-01-31T12:00:00Z, not '%s'.".formatted(name, value.get()));
    }
  }
}
