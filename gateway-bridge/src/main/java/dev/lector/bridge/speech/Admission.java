package dev.lector.bridge.speech;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.load.Overload;
import java.util.Optional;

/**
 * Who is let in: everybody while there is a queue and the farm keeps up, and always those whose
 * request is in already.
 */
public final class Admission {
  private static final int RETRY_SECONDS = 2;

  private final Gate gate;
  private final Overload overload;
  private final JobBook jobs;

  /**
   * @param gate whether requests are taken at all
   * @param overload whether one more is too much
   * @param jobs who is in already
   */
  public Admission(Gate gate, Overload overload, JobBook jobs) {
    this.gate = gate;
    this.overload = overload;
    this.jobs = jobs;
  }

  /**
   * Why a request is not taken.
   *
   * @param id of the request
   * @param later whether its client asks for the audio later
   * @return the answer to give; empty when the request may enter
   */
  Optional<Reply> refusal(String id, boolean later) {
    Optional<String> closed = gate.closed();
    if (closed.isPresent()) {
      return Optional.of(Reply.unavailable(closed.get(), RETRY_SECONDS));
    }
    return jobs.find(id).isPresent() ? Optional.empty() : overload.refusal(later);
  }
}
