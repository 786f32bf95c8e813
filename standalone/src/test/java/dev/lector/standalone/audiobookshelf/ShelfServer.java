package dev.lector.standalone.audiobookshelf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three requests as Audiobookshelf 2.36 answers them, by its sources: {@code LibraryController}
 * (findAll), {@code FileSystemController} (checkPathExists), {@code MiscController} (handleUpload)
 * and {@code sanitizeFilename}.
 */
final class ShelfServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  private final HttpServer server;
  private final Path folder;
  private final ArrayNode libraries = JSON.createArrayNode();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private boolean loses;
  private int uploads;

  ShelfServer(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    addLibrary("Books");
    library("Podcasts", "podcast");
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  void addLibrary(String name) {
    library(name, "book");
  }

  private void library(String name, String kind) {
    ObjectNode library = libraries.addObject();
    library.put("id", "lib-" + name.toLowerCase(Locale.ROOT)).put("name", name);
    library.put("mediaType", kind);
    library
        .putArray("folders")
        .addObject()
        .put("id", "folder-1")
        .put("fullPath", folder.toString());
  }

  /** Statuses of the next answers; 200 lets one through. */
  void failNext(List<Integer> next) {
    statuses.addAll(next);
  }

  /** Files cannot be moved from now on, which the answer does not say. */
  void loseFiles() {
    loses = true;
  }

  int uploads() {
    return uploads;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer status = statuses.poll();
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      if (!"Bearer key".equals(token)) {
        send(exchange, 401, "Unauthorized");
      } else if (status != null && status != 200) {
        send(exchange, status, "");
      } else {
        switch (exchange.getRequestMethod() + exchange.getRequestURI().getPath()) {
          case "GET/api/libraries" ->
              send(exchange, 200, JSON.createObjectNode().set("libraries", libraries).toString());
          case "POST/api/filesystem/pathexists" -> exists(exchange, JSON.readTree(body));
          case "POST/api/upload" -> upload(exchange, body);
          default -> send(exchange, 404, "Not Found");
        }
      }
    }
  }

  private void exists(HttpExchange exchange, JsonNode asked) throws IOException {
    if (!asked.path("folderPath").asText().equals(folder.toString())) {
      send(exchange, 404, "Not Found");
      return;
    }
    boolean exists = Files.exists(folder.resolve(asked.path("directory").asText()));
    send(exchange, 200, "{\"exists\":" + exists + "}");
  }

  private void upload(HttpExchange exchange, byte[] body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + 9);
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String part : new String(body, ISO_8859_1).split(Pattern.quote(boundary), -1)) {
      int headers = part.indexOf("\r\n\r\n");
      if (headers < 0) {
        continue;
      }
      String head = new String(part.substring(0, headers).getBytes(ISO_8859_1), UTF_8);
      byte[] value = part.substring(headers + 4, part.length() - 2).getBytes(ISO_8859_1);
      Matcher file = FILE.matcher(head);
      Matcher name = NAME.matcher(head);
      if (file.find()) {
        files.put(file.group(1), value);
      } else if (name.find()) {
        fields.put(name.group(1), new String(value, UTF_8));
      }
    }
    boolean valid =
        !files.isEmpty()
            && Stream.of("library", "folder", "title").noneMatch(it -> isEmpty(fields.get(it)));
    if (!valid) {
      send(exchange, 400, "Invalid request body");
      return;
    }
    String place =
        Stream.of("author", "series", "title")
            .map(fields::get)
            .filter(part -> !isEmpty(part))
            .map(ShelfServer::sanitized)
            .collect(Collectors.joining("/"));
    uploads++;
    if (!loses) {
      Path there = Files.createDirectories(folder.resolve(place));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(there.resolve(sanitized(file.getKey())), file.getValue());
      }
    }
    send(exchange, 200, "OK");
  }

  private static boolean isEmpty(@Nullable String value) {
    return value == null || value.isEmpty();
  }

  private static String sanitized(String name) {
    return name.replaceFirst(":", " - ")
        .replaceAll("[/?<>\\\\:*|\"]", "")
        .replaceAll("^\\.+$", "")
        .replaceAll("[. ]+$", "")
        .replaceAll("\\s+", " ");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
