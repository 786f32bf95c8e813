package dev.lector.bridge.load;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ClientGoneException;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in answers how a tenant stands with its limits: {@code RateLimit-Policy} and {@code
 * RateLimit} as draft-ietf-httpapi-ratelimit-headers has them since its version 08, and for
 * OpenAI's clients {@code x-ratelimit-*-requests}. A tenant without limits is told nothing.
 */
public final class LimitHeaders implements Endpoint {
  private final Endpoint endpoint;
  private final TenantRates rates;
  private final boolean openAi;

  /**
   * @param openAi whether OpenAI's own headers are added
   */
  public LimitHeaders(Endpoint endpoint, TenantRates rates, boolean openAi) {
    this.endpoint = endpoint;
    this.rates = rates;
    this.openAi = openAi;
  }

  @Override
  public Reply answer(Call call)
      throws RefusedException, ClientGoneException, InterruptedException {
    String tenant = call.caller().tenant();
    try {
      return mark(endpoint.answer(call), tenant);
    } catch (RefusedException e) {
      throw new RefusedException(mark(e.reply(), tenant));
    }
  }

  private Reply mark(Reply reply, String tenant) {
    List<LimitState> states = rates.states(tenant);
    Reply marked = add(reply, states);
    if (openAi) {
      for (LimitState state : states) {
        if (state.unit().equals("requests")) {
          marked =
              marked
                  .with("x-ratelimit-limit-requests", Long.toString(state.limit()))
                  .with("x-ratelimit-remaining-requests", Long.toString(state.remaining()))
                  .with("x-ratelimit-reset-requests", state.reset().toSeconds() + "s");
        }
      }
    }
    return marked;
  }

  /** The same answer with both headers. */
  static Reply add(Reply reply, List<LimitState> states) {
    if (states.isEmpty()) {
      return reply;
    }
    String policy =
        states.stream()
            .map(
                state ->
                    "\"%s\";q=%d;qu=\"%s\";w=%d"
                        .formatted(
                            state.name(), state.limit(), state.unit(), state.window().toSeconds()))
            .collect(Collectors.joining(", "));
    String left =
        states.stream()
            .map(
                state ->
                    "\"%s\";r=%d;t=%d"
                        .formatted(state.name(), state.remaining(), state.reset().toSeconds()))
            .collect(Collectors.joining(", "));
    return reply.with("RateLimit-Policy", policy).with("RateLimit", left);
  }

  @Override
  public ErrorShape errors() {
    return endpoint.errors();
  }
}
