package dev.lector.standalone.audiobookshelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files (RFC 7578), whose files are read while they are sent. */
final class MultipartBody {
  private final String boundary = UUID.randomUUID().toString();
  private final List<BodyPublisher> parts = new ArrayList<>();

  MultipartBody field(String name, String value) {
    text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(boundary, name));
    text(value + "\r\n");
    return this;
  }

  MultipartBody file(String name, Path file) throws FileNotFoundException {
    String fileName = String.valueOf(file.getFileName()).replace("\"", "%22");
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            .formatted(boundary, name, fileName));
    text("Content-Type: application/octet-stream\r\n\r\n");
    parts.add(BodyPublishers.ofFile(file));
    text("\r\n");
    return this;
  }

  private void text(String text) {
    parts.add(BodyPublishers.ofByteArray(text.getBytes(UTF_8)));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher publisher() {
    List<BodyPublisher> all = new ArrayList<>(parts);
    all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }
}
