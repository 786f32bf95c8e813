package dev.lector.books.archive;

import dev.lector.books.document.BookException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipUtil;

/**
 * Writes a container with files of another one, packed as they were. Equal content gives equal
 * bytes.
 */
public final class ArchiveWriter implements AutoCloseable {
  /** The earliest that a zip file can tell, whatever the time zone: 1980-01-01 in local time. */
  private static final long EPOCH = 0x21 << 16;

  private static final int BUFFER = 1 << 16;

  private final ZipArchiveOutputStream zip;

  /** Begins a file; what was there is replaced. */
  public ArchiveWriter(Path file) throws IOException {
    this.zip = new ZipArchiveOutputStream(file);
  }

  /**
   * Adds a file as it is in another container.
   *
   * @param name as that container's list has it
   */
  public void copy(Archive from, String name) throws IOException, BookException {
    try (InputStream raw = from.raw(name)) {
      zip.addRawArchiveEntry(from.entry(name), raw);
    }
  }

  /** Adds a file, packed. */
  public void pack(String name, byte[] content) throws IOException {
    ZipArchiveEntry entry = entry(name);
    entry.setMethod(ZipArchiveEntry.DEFLATED);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  /** Adds a file as it is. */
  public void store(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    begin(name, content.length, crc.getValue());
    zip.write(content);
    zip.closeArchiveEntry();
  }

  /** Adds a file as it is: one that packing makes no smaller. */
  public void store(String name, Path content) throws IOException {
    begin(name, Files.size(content), crc(content));
    Files.copy(content, zip);
    zip.closeArchiveEntry();
  }

  private void begin(String name, long size, long crc) throws IOException {
    ZipArchiveEntry entry = entry(name);
    entry.setMethod(ZipArchiveEntry.STORED);
    entry.setSize(size);
    entry.setCrc(crc);
    zip.putArchiveEntry(entry);
  }

  private static ZipArchiveEntry entry(String name) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTime(ZipUtil.dosToJavaTime(EPOCH));
    return entry;
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return crc.getValue();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
