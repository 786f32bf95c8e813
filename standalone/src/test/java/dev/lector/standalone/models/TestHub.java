package dev.lector.standalone.models;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hub with one repository, which breaks off in the middle as often as it is told to. */
final class TestHub implements AutoCloseable {
  /** In the place of a status: the connection is closed without one. */
  static final int CLOSES = 0;

  private static final int LARGE = 1000;

  private final HttpServer server;
  private final String repository;
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Bytes that were asked for, as {@code path from}. */
  final List<String> asked = new ArrayList<>();

  int breaks;

  /** How many requests for large files get nothing, after {@link #breaks}. */
  int silences;

  /** Answered once to a request for a part of a file; 206: the part is another one. */
  int rangeStatus;

  /** How many requests for lists are answered with {@link #status}. */
  int listRefusals;

  String retryAfter = "";

  /** In the place of a list of files. */
  String listing = "";

  /** In the place of the address of the second page. */
  String next = "";

  /** How many requests for files are answered with {@link #status}. */
  int refusals;

  int status;
  boolean ranges = true;
  boolean damaged;

  TestHub(String repository) throws IOException {
    this.repository = repository;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  TestHub with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.startsWith("/api/") && listRefusals > 0) {
        listRefusals--;
        refuse(exchange);
      } else if (path.equals("/api/models/" + repository)) {
        send(exchange, "{\"cardData\": {\"license\": \"apache-2.0\"}}".getBytes(UTF_8));
      } else if (path.startsWith("/api/models/" + repository + "/tree/main")) {
        list(exchange);
      } else if (path.startsWith("/" + repository + "/resolve/main/")) {
        file(exchange, path.substring(("/" + repository + "/resolve/main/").length()));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Two pages. */
  private void list(HttpExchange exchange) throws IOException {
    boolean second = exchange.getRequestURI().toString().contains("cursor");
    ArrayNode all = new ObjectMapper().createArrayNode();
    int half = files.size() / 2;
    int i = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (i++ < half == second) {
        continue;
      }
      var entry = all.addObject().put("type", "file").put("path", file.getKey());
      entry.put("size", file.getValue().length).put("oid", blob(file.getValue()));
      if (file.getValue().length >= LARGE) {
        entry.putObject("lfs").put("oid", digest("SHA-256", file.getValue()));
      }
    }
    if (!second) {
      exchange
          .getResponseHeaders()
          .add(
              "Link",
              "<%s>; rel=\"next\""
                  .formatted(next.isEmpty() ? exchange.getRequestURI() + "&cursor=x" : next));
    }
    send(exchange, (listing.isEmpty() ? all.toString() : listing).getBytes(UTF_8));
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    if (refusals > 0) {
      refusals--;
      refuse(exchange);
      return;
    }
    byte[] content = files.get(path);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from =
        range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    if (from > 0 && rangeStatus > 0) {
      int once = rangeStatus;
      rangeStatus = 0;
      exchange.getResponseHeaders().add("Content-Range", "bytes 0-9/" + content.length);
      exchange.sendResponseHeaders(once, once == 206 ? 10 : -1);
      if (once == 206) {
        exchange.getResponseBody().write(content, 0, 10);
      }
      return;
    }
    asked.add(path + " " + (range == null ? 0 : from));
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    if (damaged && rest.length > 0) {
      rest[rest.length - 1]++;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
    OutputStream out = exchange.getResponseBody();
    if (breaks > 0 && rest.length >= LARGE) {
      breaks--;
      out.write(rest, 0, rest.length / 2);
      out.flush();
      throw new IOException("the connection breaks");
    }
    if (silences > 0 && rest.length >= LARGE) {
      silences--;
      throw new IOException("the connection breaks");
    }
    out.write(rest);
    out.close();
  }

  private void refuse(HttpExchange exchange) throws IOException {
    if (status != CLOSES) {
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String blob(byte[] content) {
    byte[] header = ("blob " + content.length + "\0").getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, all, header.length, content.length);
    return digest("SHA-1", all);
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
