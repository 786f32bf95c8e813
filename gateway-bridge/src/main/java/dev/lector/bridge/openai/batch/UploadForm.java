package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import dev.lector.bridge.batches.MultipartFile;
import dev.lector.bridge.http.BodyTooLargeException;
import dev.lector.bridge.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file that was sent: its fields, and the file in a temporary one, since fields may
 * come behind it.
 */
final class UploadForm implements AutoCloseable {
  private static final Set<String> FIELDS =
      Set.of("purpose", "expires_after[anchor]", "expires_after[seconds]");

  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_FIELD = 1_024;
  private static final int LONGEST_NAME = 255;

  private final Path file;
  private final Map<String, String> fields = new HashMap<>();
  private @Nullable String filename;
  private long bytes;

  private UploadForm(Path file) {
    this.file = file;
  }

  /**
   * Reads a form.
   *
   * @param contentType with the boundary
   * @param longest file, bytes
   * @throws RefusedException 400 when it is none or has no file, 413 when the file is too long
   */
  static UploadForm read(String contentType, InputStream body, long longest)
      throws RefusedException, IOException {
    UploadForm form = new UploadForm(Files.createTempFile("lector-file-", ".jsonl"));
    try {
      form.fill(contentType, body, longest);
      return form;
    } catch (BodyTooLargeException e) {
      form.close();
      throw tooLong(longest);
    } catch (FileUploadException e) {
      form.close();
      if (e.getCause() instanceof BodyTooLargeException) {
        throw tooLong(longest);
      }
      throw invalid(null, "Send a form (multipart/form-data) with file and purpose: " + reason(e));
    } catch (RefusedException | IOException | RuntimeException e) {
      form.close();
      throw e;
    }
  }

  static RefusedException tooLong(long longest) {
    return new RefusedException(
        413,
        "The file is longer than %d bytes, the limit; split it into several files, each for a batch of its own."
            .formatted(longest));
  }

  private void fill(String contentType, InputStream body, long longest)
      throws RefusedException, IOException, FileUploadException {
    FileItemIterator parts = MultipartFile.parts(contentType, body);
    for (int count = 0; parts.hasNext(); count++) {
      if (count == MOST_FIELDS) {
        throw invalid(null, "The form has more than %d parts.".formatted(MOST_FIELDS));
      }
      FileItemStream part = parts.next();
      try (InputStream in = part.openStream()) {
        String name = Objects.requireNonNullElse(part.getFieldName(), "");
        if (FIELDS.contains(name)) {
          field(name, in);
        } else if (name.equals("file") && filename == null && !part.isFormField()) {
          filename = name(part);
          copy(in, longest);
        } else if (!part.isFormField()) {
          throw invalid(name, "The form has one file, and it is called 'file'.");
        }
      }
    }
    if (filename == null) {
      throw invalid("file", "Missing required parameter: 'file'.");
    }
  }

  private void field(String name, InputStream in) throws RefusedException, IOException {
    byte[] value = in.readNBytes(LONGEST_FIELD + 1);
    if (value.length > LONGEST_FIELD) {
      throw invalid(name, "'%s' has more than %d bytes.".formatted(name, LONGEST_FIELD));
    }
    fields.put(name, new String(value, StandardCharsets.UTF_8).strip());
  }

  private static String name(FileItemStream part) throws RefusedException {
    try {
      String name = Objects.requireNonNullElse(part.getName(), "");
      String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
      return last.length() <= LONGEST_NAME ? last : last.substring(0, LONGEST_NAME);
    } catch (InvalidFileNameException e) {
      throw invalid("file", "The name of the file has a character that no name has.");
    }
  }

  private void copy(InputStream in, long longest) throws RefusedException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        bytes += read;
        if (bytes > longest) {
          throw tooLong(longest);
        }
        out.write(chunk, 0, read);
      }
    }
  }

  private static String reason(FileUploadException e) {
    return String.valueOf(e.getMessage());
  }

  /** Where the file is until the form is closed. */
  Path file() {
    return file;
  }

  long bytes() {
    return bytes;
  }

  String filename() {
    String name = Objects.requireNonNullElse(filename, "");
    return name.isBlank() ? "upload.jsonl" : name;
  }

  /** A field's value; empty when the form has none of this name. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
