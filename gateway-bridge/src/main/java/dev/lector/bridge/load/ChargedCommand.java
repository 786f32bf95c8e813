package dev.lector.bridge.load;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ClientGoneException;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.util.Optional;

/**
 * Charges a command to its tenant as a request, whatever comes of it: each asks the ledger or the
 * store, publishes, and is told to the audit log.
 */
public final class ChargedCommand implements Endpoint {
  private final Endpoint endpoint;
  private final TenantRates rates;

  /**
   * @param endpoint answers a command that is charged
   * @param rates what a tenant may ask for
   */
  public ChargedCommand(Endpoint endpoint, TenantRates rates) {
    this.endpoint = endpoint;
    this.rates = rates;
  }

  @Override
  public Reply answer(Call call)
      throws RefusedException, ClientGoneException, InterruptedException {
    Optional<Reply> refusal = rates.charge(call.caller().tenant(), 1, 0);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    return endpoint.answer(call);
  }

  @Override
  public ErrorShape errors() {
    return endpoint.errors();
  }
}
