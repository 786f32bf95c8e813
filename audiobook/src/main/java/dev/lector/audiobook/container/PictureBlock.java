package dev.lector.audiobook.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lector.audiobook.Cover;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A cover as a comment of an Ogg file: FLAC's picture block (RFC 9639, 8.8) in Base64. */
final class PictureBlock {
  private static final int FRONT_COVER = 3;
  private static final int BITS_PER_PIXEL = 24;

  private PictureBlock() {}

  static String of(Cover cover) {
    byte[] type = cover.mediaType().getBytes(US_ASCII);
    byte[] image = cover.image();
    ByteBuffer block = ByteBuffer.allocate(8 * Integer.BYTES + type.length + image.length);
    block.putInt(FRONT_COVER).putInt(type.length).put(type);
    // Without a description.
    block.putInt(0);
    block.putInt(cover.width()).putInt(cover.height()).putInt(BITS_PER_PIXEL).putInt(0);
    block.putInt(image.length).put(image);
    return Base64.getEncoder().encodeToString(block.array());
  }
}
