package dev.lector.bridge.kafka;

import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.AudioSegment;
import dev.lector.events.Batch;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.WorkerSeen;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.start.ClusterSetup;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of the link that exists only while Kafka and the registry have been there once. */
final class LinkParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkParts.class);

  private final RequestPublisher publisher;
  private final BatchPublisher batches;
  private final CommandPublisher commands;
  private final ReplyReader replies;
  private final BrokerProbe probe;
  private final LetterReader letters;
  private final Deque<AutoCloseable> opened;

  private LinkParts(
      RequestPublisher publisher,
      BatchPublisher batches,
      CommandPublisher commands,
      ReplyReader replies,
      BrokerProbe probe,
      LetterReader letters,
      Deque<AutoCloseable> opened) {
    this.publisher = publisher;
    this.batches = batches;
    this.commands = commands;
    this.replies = replies;
    this.probe = probe;
    this.letters = letters;
    this.opened = opened;
  }

  /** What the parts are made from. */
  record Recipe(
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
      Tracing tracing) {}

  /**
   * Prepares the cluster and starts to read.
   *
   * @throws RuntimeException when Kafka or the registry is not there; nothing is left open then
   */
  static LinkParts start(Recipe recipe) {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      return start(recipe, opened);
    } catch (RuntimeException | Error e) {
      closeAll(opened);
      throw e;
    }
  }

  private static LinkParts start(Recipe recipe, Deque<AutoCloseable> opened) {
    KafkaSettings settings = recipe.settings;
    SchemaRegistryClient registry =
        opened(opened, SchemaRegistryClients.create(settings.registry()));
    Admin admin = opened(opened, Admin.create(settings.admin()));
    new ClusterSetup(settings.replicationFactor(), registry, settings.registry()).run(admin);

    SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>(registry);
    serializer.configure(settings.registry(), false);
    EventDecoder<SpeechFinished> decoder =
        new EventDecoder<>(new SpecificAvroDeserializer<>(registry, SpeechFinished.class));
    // Without a ledger nobody hands on what is staged: it goes to the farm straight away.
    String later = recipe.staged ? Topics.STAGED_REQUESTS : Topics.BATCH_REQUESTS;
    RequestPublisher publisher =
        opened(opened, new RequestPublisher(settings, serializer, later, recipe.tracing));
    BatchPublisher batches =
        opened(opened, new BatchPublisher(settings, serializer, later, recipe.tracing));
    SpecificAvroSerializer<SpecificRecord> commandSerializer =
        new SpecificAvroSerializer<>(registry);
    commandSerializer.configure(settings.registry(), false);
    CommandPublisher commands =
        opened(opened, new CommandPublisher(settings, commandSerializer, recipe.tracing));
    ReplyReader replies =
        opened(
            opened,
            new ReplyReader(
                settings, decoder, recipe.listener, recipe.patience, recipe.clock, recipe.tracing));
    opened(
        opened,
        new CompletionTail(settings, decoder, recipe.listener, recipe.history, recipe.clock));
    if (recipe.staged) {
      // Nobody but a ledger publishes totals.
      EventDecoder<Batch> batchDecoder =
          new EventDecoder<>(new SpecificAvroDeserializer<>(registry, Batch.class));
      opened(opened, new BatchTail(settings, batchDecoder, recipe.totals, recipe.clock));
    }
    SegmentReader segments =
        opened(
            opened,
            new SegmentReader(
                settings,
                new EventDecoder<>(new SpecificAvroDeserializer<>(registry, AudioSegment.class)),
                recipe.segments));
    opened(
        opened,
        new ReplyClaim(
            settings,
            partition -> {
              // First, so that a reply never comes to where segments are not heard yet.
              segments.use(partition);
              replies.use(partition);
            }));
    BrokerProbe probe = opened(opened, new BrokerProbe(admin));
    LetterReader letters =
        opened(opened, new LetterReader(settings, registry, probe, recipe.clock));
    QueueLoads loads = recipe.loads;
    opened(
        opened,
        new LagSampler(admin, ShareGroups.SYNTHESIZERS, Topics.REQUESTS, loads.interactive()));
    opened(
        opened, new LagSampler(admin, ShareGroups.NARRATORS, Topics.BATCH_REQUESTS, loads.batch()));
    opened(
        opened,
        new WorkerTail(
            settings,
            new EventDecoder<>(new SpecificAvroDeserializer<>(registry, WorkerSeen.class)),
            recipe.workers,
            recipe.clock));
    opened(opened, new MemberSampler(admin, recipe.workers));
    return new LinkParts(publisher, batches, commands, replies, probe, letters, opened);
  }

  RequestPublisher publisher() {
    return publisher;
  }

  BatchPublisher batches() {
    return batches;
  }

  CommandPublisher commands() {
    return commands;
  }

  ReplyReader replies() {
    return replies;
  }

  BrokerProbe probe() {
    return probe;
  }

  LetterReader letters() {
    return letters;
  }

  @Override
  public void close() {
    closeAll(opened);
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> opened, T part) {
    opened.push(part);
    return part;
  }

  /** Last opened, first closed. */
  private static void closeAll(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Could not be closed", e);
      }
    }
  }
}
