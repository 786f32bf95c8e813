package dev.lector.bridge.http;

/** Answers the requests to one route and method. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers one request; runs on the request's own virtual thread and may block.
   *
   * @throws RefusedException to answer with an error
   * @throws ClientGoneException to answer nothing, because nobody is there
   * @throws InterruptedException when the server stops at once
   */
  Reply answer(Call call) throws RefusedException, ClientGoneException, InterruptedException;

  /** How errors of its path look, those included that never reach it. */
  default ErrorShape errors() {
    return ErrorShape.DETAIL;
  }
}
