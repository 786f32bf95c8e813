package dev.lector.bridge.batches;

import dev.lector.bridge.http.BodyTooLargeException;
import dev.lector.bridge.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

/**
 * Finds files, and the fields before the first, in a body of {@code multipart/form-data}, as
 * browsers and curl -F send it.
 */
public final class MultipartFile {
  private static final int MOST_FIELDS = 16;
  private static final int LONGEST_FIELD = 4 << 10;

  private MultipartFile() {}

  /**
   * The first file, as it comes.
   *
   * @param contentType with the boundary
   * @param fields get the fields of the form that stand before the file
   * @throws RefusedException 400 when there is none
   */
  static InputStream first(String contentType, InputStream body, Map<String, String> fields)
      throws RefusedException, IOException {
    try {
      FileItemIterator parts = parts(contentType, body);
      while (parts.hasNext()) {
        FileItemStream part = parts.next();
        if (!part.isFormField()) {
          return part.openStream();
        }
        keep(part, fields);
      }
    } catch (FileUploadException e) {
      if (e.getCause() instanceof BodyTooLargeException tooLarge) {
        throw tooLarge;
      }
      throw new RefusedException(400, "The form could not be read: " + e.getMessage());
    }
    throw new RefusedException(400, "There is no file in the form; send one of JSON lines.");
  }

  /** Of what is longer than any field, the rest is passed over. */
  private static void keep(FileItemStream part, Map<String, String> fields) throws IOException {
    if (fields.size() < MOST_FIELDS) {
      try (InputStream value = part.openStream()) {
        fields.put(
            String.valueOf(part.getFieldName()),
            new String(value.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * All parts, as they come.
   *
   * @param contentType with the boundary
   * @throws FileUploadException when it is no such form
   */
  public static FileItemIterator parts(String contentType, InputStream body)
      throws FileUploadException, IOException {
    FileUpload upload = new FileUpload();
    upload.setHeaderEncoding("UTF-8");
    return upload.getItemIterator(new Body(contentType, body));
  }

  private record Body(String type, InputStream stream) implements UploadContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public String getContentType() {
      return type;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface wants it still
    public int getContentLength() {
      return -1;
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public InputStream getInputStream() {
      return stream;
    }
  }
}
