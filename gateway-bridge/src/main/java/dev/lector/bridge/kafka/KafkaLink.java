package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.bridge.batches.BatchQueue;
import dev.lector.bridge.deadletters.DeadLetters;
import dev.lector.bridge.deadletters.LettersUnavailableException;
import dev.lector.bridge.jobs.ErasureNotPublishedException;
import dev.lector.bridge.jobs.Erasures;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.speech.Gate;
import dev.lector.bridge.speech.RequestQueue;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.LetterCursor;
import dev.lector.deadletters.LetterId;
import dev.lector.deadletters.LetterPage;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechRequested;
import dev.lector.start.StartLoop;
import dev.lector.telemetry.Tracing;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge's connection with Kafka. Starts in the background and keeps trying for as long as
 * Kafka or the schema registry is not there.
 */
public final class KafkaLink
    implements RequestQueue, BatchQueue, Erasures, DeadLetters, Gate, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaLink.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final KafkaSettings settings;
  private final LinkParts.Recipe recipe;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread starter;
  private volatile @Nullable LinkParts parts;
  private volatile String waitingFor = "The bridge is starting.";

  /**
   * Starts to connect.
   *
   * @param listener hears every outcome
   * @param segments hears the segments of streams that come to this bridge
   * @param patience how long a response waits at most
   * @param history how many earlier completions are read at the start, at most
   * @param staged whether a ledger hands the items of batches on
   * @param loads are told what waits
   * @param workers is told who works
   * @param totals is told how far batches are, as the ledger publishes it
   * @param tracing has a span for whatever is sent, and for each reply
   */
  public KafkaLink(
      KafkaSettings settings,
      OutcomeListener listener,
      SegmentListener segments,
      Duration patience,
      int history,
      boolean staged,
      QueueLoads loads,
      WorkerDirectory workers,
      Consumer<Batch> totals,
      InstantSource clock,
      Tracing tracing) {
    this.settings = settings;
    this.recipe =
        new LinkParts.Recipe(
            settings, listener, segments, patience, history, staged, loads, workers, totals, clock,
            tracing);
    this.starter = Thread.ofVirtual().name("kafka-start").start(this::connect);
  }

  private void connect() {
    String what =
        "Kafka (%s) or the schema registry (%s)"
            .formatted(settings.servers(), settings.registryUrl());
    try {
      StartLoop.untilDone(what, this::start, this::stopsWithin).ifPresent(this::use);
    } catch (InterruptedException e) {
      LOG.debug("Stopped before it was connected");
    }
  }

  private LinkParts start() {
    try {
      return LinkParts.start(recipe);
    } catch (RuntimeException | Error e) {
      waitingFor = "Kafka or the schema registry is not there yet.";
      throw e;
    }
  }

  private void use(LinkParts started) {
    parts = started;
    if (stop.getCount() == 0) {
      started.close();
    }
  }

  private boolean stopsWithin(Duration time) throws InterruptedException {
    return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<String> closed() {
    LinkParts link = parts;
    if (link == null) {
      return Optional.of(waitingFor);
    }
    if (link.replies().ready().isEmpty()) {
      return Optional.of("The bridge is starting: it has no partition for replies yet.");
    }
    return link.probe().reachable() ? Optional.empty() : Optional.of("Kafka cannot be reached.");
  }

  @Override
  public CompletionStage<Void> publish(SpeechRequested request, Priority priority, Context trace) {
    LinkParts link = parts;
    if (link != null && priority == Priority.LATER) {
      return link.publisher().publishForLater(request, trace);
    }
    OptionalInt partition = link == null ? OptionalInt.empty() : link.replies().ready();
    if (link == null || partition.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException(waitingFor));
    }
    return link.publisher().publish(request, partition.getAsInt(), trace);
  }

  @Override
  public void submit(Iterable<SpeechRequested> items, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    connected().batches().publish(items, trace);
  }

  @Override
  public void cancel(BatchCancelled cancelled, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    connected().commands().publish(cancelled, trace);
  }

  @Override
  public void pause(BatchPaused change, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    connected().commands().publish(change, trace);
  }

  @Override
  public void erase(JobErased erased, Context trace)
      throws ErasureNotPublishedException, InterruptedException {
    LinkParts link = parts;
    if (link == null) {
      throw new ErasureNotPublishedException(waitingFor);
    }
    link.commands().publish(erased, trace);
  }

  @Override
  public <T> LetterPage<T> newest(
      String asker, LetterCursor before, int limit, Function<DeadLetter, Optional<T>> look)
      throws LettersUnavailableException, InterruptedException {
    return letters().newest(asker, before, limit, look);
  }

  @Override
  public Optional<DeadLetter> find(String asker, LetterId id)
      throws LettersUnavailableException, InterruptedException {
    return letters().find(asker, id);
  }

  @Override
  public String sendAsItWas(String asker, DeadLetter letter)
      throws LettersUnavailableException, InterruptedException {
    return letters().sendAsItWas(asker, letter);
  }

  private LetterReader letters() throws LettersUnavailableException {
    LinkParts link = parts;
    if (link == null) {
      throw new LettersUnavailableException(waitingFor);
    }
    return link.letters();
  }

  private LinkParts connected() throws BatchNotPublishedException {
    LinkParts link = parts;
    if (link == null) {
      throw new BatchNotPublishedException(waitingFor);
    }
    return link;
  }

  @Override
  public void close() {
    stop.countDown();
    starter.interrupt();
    try {
      starter.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LinkParts link = parts;
    if (link != null) {
      link.close();
    }
  }
}
