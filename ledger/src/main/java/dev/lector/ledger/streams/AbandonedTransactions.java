package dev.lector.ledger.streams;

import dev.lector.topics.Causes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that killed ledgers have left open. Until they end, nobody can take over
 * their tasks, whose offsets are not stable, nor read what was committed behind them. By themselves
 * they end when their timeout is over and the brokers look next, which takes up to 40 s.
 */
public final class AbandonedTransactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedTransactions.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** A ledger commits ten times a second: a transaction of that age may be abandoned. */
  private static final Duration OLD = Duration.ofSeconds(3);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private static final ListTransactionsOptions OPEN_FOR_LONG =
      new ListTransactionsOptions()
          .filterStates(List.of(TransactionState.ONGOING))
          .filterOnDuration(OLD.toMillis());

  /** Tried for longer, it could meet a ledger that has started again under the same id. */
  private static final FenceProducersOptions AT_ONCE = new FenceProducersOptions().timeoutMs(2_000);

  /** Begins the id of every ledger's transactions; the id of the process follows. */
  private static final String PREFIX = LedgerStreams.APPLICATION + "-";

  private static final int UUID = 36;

  private final Admin admin;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread rounds;
  private Set<String> suspects = Set.of();

  /**
   * Starts with {@link #start}.
   *
   * @param admin closed with this
   */
  public AbandonedTransactions(Admin admin) {
    this.admin = admin;
    this.rounds = Thread.ofPlatform().name("ledger-transactions").daemon().unstarted(this::run);
  }

  public void start() {
    rounds.start();
  }

  private void run() {
    try {
      while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          round();
        } catch (ExecutionException e) {
          LOG.debug("Cannot look for abandoned transactions now: {}", Causes.reason(e));
        } catch (KafkaException e) {
          LOG.debug("Cannot look for abandoned transactions now", e);
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Looking for abandoned transactions stops");
    }
  }

  private void round() throws ExecutionException, InterruptedException {
    Set<String> old = old();
    Set<String> abandoned = old.isEmpty() ? old : abandoned(old, clients());
    // Seen twice: a ledger that joins the group at this moment has begun none before.
    List<String> again = abandoned.stream().filter(suspects::contains).toList();
    if (!again.isEmpty()) {
      LOG.warn("Ending the transactions that ledgers have left open: {}", again);
      admin.fenceProducers(again, AT_ONCE).all().get();
    }
    suspects = abandoned;
  }

  /** A broker that does not answer has no say: the others' transactions are open all the same. */
  private Set<String> old() throws ExecutionException, InterruptedException {
    Set<String> old = new HashSet<>();
    for (KafkaFuture<Collection<TransactionListing>> broker :
        admin.listTransactions(OPEN_FOR_LONG).byBrokerId().get().values()) {
      try {
        broker.get().stream()
            .map(TransactionListing::transactionalId)
            .filter(id -> id.startsWith(PREFIX))
            .forEach(old::add);
      } catch (ExecutionException e) {
        LOG.debug("A broker does not tell its transactions: {}", Causes.reason(e));
      }
    }
    return old;
  }

  private Set<String> clients() throws ExecutionException, InterruptedException {
    return admin
        .describeConsumerGroups(List.of(LedgerStreams.APPLICATION))
        .all()
        .get()
        .values()
        .stream()
        .flatMap(group -> group.members().stream())
        .map(MemberDescription::clientId)
        .collect(Collectors.toSet());
  }

  /**
   * Transactions of processes that are no members of the group.
   *
   * @param transactions ids, {@code lector-ledger-PROCESS-THREAD}
   * @param clients of the members, {@code lector-ledger-PROCESS-StreamThread-THREAD-consumer}
   */
  static Set<String> abandoned(Set<String> transactions, Set<String> clients) {
    return transactions.stream()
        .filter(id -> id.length() > PREFIX.length() + UUID)
        .filter(
            id -> {
              String process = id.substring(0, PREFIX.length() + UUID);
              return clients.stream().noneMatch(client -> client.startsWith(process));
            })
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    stop.countDown();
    rounds.interrupt();
    admin.close(LONGEST_CLOSE);
  }
}
