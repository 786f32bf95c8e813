package dev.lector.bridge.speech;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.TenantRates;
import java.util.Optional;

/**
 * Who is let in: everybody within its rate while there is a queue and the farm keeps up, and always
 * those whose request is in already.
 */
public final class Admission {
  private static final int RETRY_SECONDS = 2;

  private final Gate gate;
  private final Overload overload;
  private final TenantRates rates;
  private final JobBook jobs;

  /**
   * @param gate whether requests are taken at all
   * @param overload whether one more is too much
   * @param rates what a tenant may ask for
   * @param jobs who is in already
   */
  public Admission(Gate gate, Overload overload, TenantRates rates, JobBook jobs) {
    this.gate = gate;
    this.overload = overload;
    this.rates = rates;
    this.jobs = jobs;
  }

  /**
   * Why a request is not taken. One that is, is charged to its tenant.
   *
   * @param id of the request
   * @param tenant whose it is
   * @param text what to say
   * @param later whether its client asks for the audio later
   * @return the answer to give; empty when the request may enter
   */
  Optional<Reply> refusal(String id, String tenant, String text, boolean later) {
    Optional<String> closed = gate.closed();
    if (closed.isPresent()) {
      return Optional.of(Reply.unavailable(closed.get(), RETRY_SECONDS));
    }
    if (jobs.find(id).isPresent()) {
      return Optional.empty();
    }
    return overload
        .refusal(tenant, later)
        .or(() -> rates.charge(tenant, 1, text.codePointCount(0, text.length())));
  }

  /** Whether one more request of a tenant that somebody waits for is too much. */
  boolean busy(String tenant) {
    return overload.refusal(tenant, false).isPresent();
  }
}
