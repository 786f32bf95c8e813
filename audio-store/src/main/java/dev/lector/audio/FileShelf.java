package dev.lector.audio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that are kept beside the audio: what clients send and look for again by name, in folders of
 * their own. A file appears whole; one that is put again replaces the one before. Safe for use by
 * many threads and processes.
 */
public interface FileShelf {

  /**
   * A file that is there.
   *
   * @param name in its folder
   * @param bytes length
   */
  record Entry(String name, long bytes) {}

  /**
   * Keeps a file.
   *
   * @param content is read, and stays where it is
   */
  void put(FileName file, Path content) throws AudioStoreException;

  /** Keeps a short file. */
  void put(FileName file, byte[] content) throws AudioStoreException;

  /** Length of a file, bytes; empty when there is none. */
  Optional<Long> bytes(FileName file) throws AudioStoreException;

  /**
   * Opens a file from its beginning. The caller closes the stream.
   *
   * @param bytes its length
   */
  InputStream open(FileName file, long bytes) throws AudioStoreException;

  /**
   * Opens a part of a file. The caller closes the stream.
   *
   * @param offset of its first byte
   * @param length bytes; the file has them
   */
  InputStream open(FileName file, long offset, long length) throws AudioStoreException;

  /** The folders that have files, and perhaps some that had; in any order. */
  List<String> folders() throws AudioStoreException;

  /** The files of a folder, in order of their names; none when there is no such folder. */
  List<Entry> list(String folder) throws AudioStoreException;

  /** Removes a file; nothing happens when there is none. */
  void remove(FileName file) throws AudioStoreException;
}
