package dev.lector.audiobook.container;

import dev.lector.audiobook.Cover;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Covers for tests. */
final class Pictures {
  private Pictures() {}

  static Cover png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB), "png", out);
    return Cover.of(out.toByteArray()).orElseThrow();
  }
}
