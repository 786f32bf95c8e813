package dev.lector.bridge.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.Usage;
import dev.lector.http.tls.FarmSettings;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP as an instance of the ledger does, with what it is told to know. */
public final class StubLedger implements AutoCloseable {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://stub-ledger");
  private static final Pattern ITEMS =
      Pattern.compile("from=(\\d+)&limit=(\\d+)(?:&tenant=[^&]*)?");

  private final SpecificAvroSerializer<SpecificRecord> serializer = new SpecificAvroSerializer<>();
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, Batch> batches = new ConcurrentHashMap<>();
  private final List<Usage> hours = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean away;
  private volatile boolean trickles;
  private volatile @Nullable String next;

  /** Starts one on a free port. */
  public StubLedger() {
    serializer.configure(REGISTRY, false);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/ledger/", this::answer);
    server.start();
  }

  /** A client of these instances, which are tried in turn. */
  public static LedgerClient client(StubLedger... instances) {
    return new LedgerClient(
        List.of(instances).stream().map(StubLedger::address).toList(), REGISTRY, FarmSettings.OPEN);
  }

  /** Its base address. */
  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** It knows a job from now on. */
  public void know(Job job) {
    jobs.put(job.getRequestId(), job);
  }

  /** It has forgotten a job from now on. */
  public void forget(String requestId) {
    jobs.remove(requestId);
  }

  /** It knows these totals of a batch from now on. */
  public void know(Batch batch) {
    batches.put(batch.getBatchId(), batch);
  }

  /** It knows an hour from now on. */
  public void know(Usage hour) {
    hours.add(hour);
  }

  /** Its stores are moving, or are not any more. */
  public void away(boolean is) {
    away = is;
  }

  /** It begins its answers from now on and never ends them. */
  public void trickle() {
    trickles = true;
  }

  /** Paths and queries it was asked, as they came. */
  public List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      asked.add(uri.toString());
      if (away) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (trickles) {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
        closed.await();
        return;
      }
      Optional<byte[]> body = body(uri);
      if (body.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (next != null) {
        exchange.getResponseHeaders().set("Lector-Next", next);
      }
      exchange.sendResponseHeaders(200, body.get().length == 0 ? -1 : body.get().length);
      exchange.getResponseBody().write(body.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<byte[]> body(URI uri) throws IOException {
    String[] path = uri.getRawPath().split("/", -1);
    String query = Objects.requireNonNullElse(uri.getQuery(), "");
    if (path[2].equals("usage")) {
      return Optional.of(frames(Topics.USAGE, usage(query)));
    }
    String id = URLDecoder.decode(path[3], StandardCharsets.UTF_8);
    if (path.length > 4) {
      return Optional.of(frames(Topics.JOBS, items(id, query)));
    }
    return path[2].equals("jobs")
        ? Optional.ofNullable(jobs.get(id)).map(job -> frame(Topics.JOBS, job))
        : Optional.ofNullable(batches.get(id)).map(batch -> frame(Topics.BATCHES, batch));
  }

  private List<Job> items(String batchId, String query) {
    Matcher page = ITEMS.matcher(query);
    if (!page.matches()) {
      throw new IllegalArgumentException(query);
    }
    return jobs.values().stream()
        .filter(job -> batchId.equals(job.getBatchId()))
        .filter(job -> job.getItem() >= Integer.parseInt(page.group(1)))
        .sorted(Comparator.comparing(Job::getItem))
        .limit(Integer.parseInt(page.group(2)))
        .toList();
  }

  /** In order, as many as are wanted. */
  private List<Usage> usage(String query) {
    Matcher tenant = Pattern.compile("(?:^|&)tenant=([^&]*)").matcher(query);
    boolean one = tenant.find();
    Matcher limit = Pattern.compile("(?:^|&)limit=(\\d+)").matcher(query);
    return hours.stream()
        .filter(hour -> !one || hour.getTenant().equals(tenant.group(1)))
        .sorted(
            Comparator.comparing(Usage::getWindowStart)
                .thenComparing(Usage::getTenant)
                .thenComparing(Usage::getModelId))
        .limit(limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE)
        .toList();
  }

  /** Its pages end with this cursor from now on; null when they are the last. */
  public void moreUsage(@Nullable String cursor) {
    next = cursor;
  }

  private byte[] frame(String topic, SpecificRecord event) {
    return Objects.requireNonNull(serializer.serialize(topic, event));
  }

  private byte[] frames(String topic, List<? extends SpecificRecord> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (SpecificRecord event : events) {
      byte[] frame = frame(topic, event);
      out.writeInt(frame.length);
      out.write(frame);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    serializer.close();
  }
}
