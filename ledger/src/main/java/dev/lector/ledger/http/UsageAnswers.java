package dev.lector.ledger.http;

import dev.lector.events.Usage;
import dev.lector.ledger.usage.UsagePage;
import dev.lector.ledger.usage.UsageQuery;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;

/**
 * {@code GET /ledger/usage?tenant=&from=&to=&after=&limit=}: hours of usage by hour, tenant and
 * model, a page at a time. Where there are more, the header {@code Lector-Next} has the value of
 * {@code after} for the next one.
 */
final class UsageAnswers {
  static final String NEXT = "Lector-Next";

  private final Clock clock;
  private final Peers peers;
  private final int partitions;

  /**
   * @param partitions of the stores, over all instances
   */
  UsageAnswers(Clock clock, Peers peers, int partitions) {
    this.clock = clock;
    this.peers = peers;
    this.partitions = partitions;
  }

  /**
   * Everybody's: what this instance keeps, and where it is asked first, what all others keep.
   *
   * @param path with the query, for the others
   * @param forwarded whether another instance asks
   */
  byte[] ofAll(
      ServerRequest request,
      ServerResponse response,
      LedgerService.Ledgerbook book,
      String path,
      boolean forwarded)
      throws IOException, InterruptedException {
    UsageQuery query = UsageQuery.of(request.query(), clock);
    UsagePage page = new UsagePage(query.limit() + 1);
    book.queries().usageOfAll(query, partitions).forEach(page::add);
    if (forwarded) {
      return book.frames().usage(page.hours());
    }
    for (String host : book.queries().everybody()) {
      if (!host.equals(book.self())) {
        book.frames().usages(ask(host, path)).forEach(page::add);
      }
    }
    return cut(response, book, query, page.hours());
  }

  /** One tenant's, which this instance keeps. */
  byte[] ofTenant(
      ServerRequest request,
      ServerResponse response,
      LedgerService.Ledgerbook book,
      String tenant,
      int partition) {
    UsageQuery query = UsageQuery.of(request.query(), clock);
    return cut(response, book, query, book.queries().usageOf(tenant, query, partition));
  }

  private byte[] ask(String host, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = peers.ask(host, path);
    if (answer.statusCode() != 200) {
      throw new IOException(host + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  private static byte[] cut(
      ServerResponse response, LedgerService.Ledgerbook book, UsageQuery query, List<Usage> hours) {
    UsagePage.Cut page = UsagePage.cut(hours, query.limit());
    page.next().ifPresent(next -> response.header(HeaderNames.create(NEXT), next));
    return book.frames().usage(page.hours());
  }
}
