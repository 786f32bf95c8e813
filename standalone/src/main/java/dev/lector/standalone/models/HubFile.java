package dev.lector.standalone.models;

/**
 * A file as a hub lists it.
 *
 * @param path in its repository
 * @param bytes its size
 * @param sha256 lower-case hexadecimal; empty for small files, which have only {@code blob}
 * @param blob its id in git: SHA-1 of its header and content
 */
record HubFile(String path, long bytes, String sha256, String blob) {
  /** Its name without folders. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
