package dev.lector.audiobook;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The picture of a book, as JPEG or PNG, which all players show.
 *
 * @param image the file
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent") // A file: nobody compares covers.
public record Cover(byte[] image, String mediaType, int width, int height) {
  /** Most pixels that are decoded: a small file may hold a huge picture. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";

  /**
   * Reads a picture; one of another kind becomes JPEG.
   *
   * @param file JPEG, PNG, GIF or BMP
   * @return empty when it is none of them, or damaged
   */
  public static Optional<Cover> of(byte[] file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return of(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Damaged pictures make ImageIO's readers throw anything.
      return Optional.empty();
    }
  }

  private static Optional<Cover> of(byte[] file, ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      return Optional.empty();
    }
    return switch (reader.getFormatName()) {
      case "JPEG" -> Optional.of(new Cover(file, JPEG, width, height));
      case "png" -> Optional.of(new Cover(file, PNG, width, height));
      default -> Optional.of(new Cover(jpeg(reader.read(0)), JPEG, width, height));
    };
  }

  /** JPEG has no transparency: what shines through is white, as paper. */
  private static byte[] jpeg(BufferedImage image) throws IOException {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = opaque.createGraphics();
    canvas.drawImage(image, 0, 0, Color.WHITE, null);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(opaque, "jpeg", out);
    return out.toByteArray();
  }

  /** Extension of its files. */
  public String extension() {
    return mediaType.equals(PNG) ? "png" : "jpg";
  }
}
