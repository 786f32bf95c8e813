package dev.lector.ledger.http;

import dev.lector.ledger.dispatch.Backlog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /ledger/staged}: what the dispatch holds back, as JSON.
 *
 * @param peers the other instances
 */
record StagedAnswers(Peers peers) {

  /**
   * One instance has the dispatch; the others hold nothing back.
   *
   * @param path with the query, for the others
   * @param forwarded whether another instance asks
   */
  String json(LedgerService.Ledgerbook book, String path, boolean forwarded)
      throws IOException, InterruptedException {
    String json = book.backlog().json();
    if (!forwarded && book.backlog().isIdle()) {
      for (String host : book.queries().everybody()) {
        String other = host.equals(book.self()) ? json : ask(host, path);
        json = Backlog.NOTHING.equals(other) ? json : other;
      }
    }
    return json;
  }

  private String ask(String host, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = peers.ask(host, path);
    if (answer.statusCode() != 200) {
      throw new IOException(host + " answers " + answer.statusCode());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
