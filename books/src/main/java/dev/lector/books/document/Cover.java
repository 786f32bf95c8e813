package dev.lector.books.document;

/** The picture on a book's cover. */
public final class Cover {
  private final String mediaType;
  private final byte[] bytes;

  /**
   * A picture.
   *
   * @param mediaType such as {@code image/jpeg}
   */
  public Cover(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes.clone();
  }

  /** Such as {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  /** The picture's file. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
