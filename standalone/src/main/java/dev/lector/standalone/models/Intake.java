package dev.lector.standalone.models;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Takes in what may belong to a model, from files, folders, zip archives (wheels, jars) and tar
 * archives (npm's). Each file gets a name of this class's own in the staging folder, so that no
 * archive decides where anything is written.
 */
final class Intake {
  private static final Pattern WANTED =
      Pattern.compile(
          "(?i).*\\.onnx|.*\\.onnx\\.json|.*\\.onnx[._]data(_\\d+)?|.*\\.onnx\\.(part)?-?\\d{1,3}|.*\\.bin|.*\\.npz"
              + "|voices\\.json|vocab\\.json|config\\.json|tokenizer\\.json|licen[cs]e.*|notice.*|model_card.*");
  private static final Pattern ZIP = Pattern.compile("(?i).*\\.(whl|zip|jar)");
  private static final Pattern TAR = Pattern.compile("(?i).*\\.(tgz|tar\\.gz|tbz2?|tar\\.bz2|tar)");
  private static final int DEPTH = 8;
  private static final int LONGEST_RECORD = 1 << 22;
  private static final long RESERVE = 256L << 20;

  private final Path staging;
  private final IntakeLimits limits;
  private final List<StagedFile> taken = new ArrayList<>();
  private long bytes;

  Intake(Path staging, IntakeLimits limits) {
    this.staging = staging;
    this.limits = limits;
  }

  /**
   * Takes all in.
   *
   * @throws ModelException when a path is not there, is damaged or too large
   */
  List<StagedFile> take(List<Path> paths) throws ModelException, IOException {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folder(path);
      } else if (Files.isRegularFile(path)) {
        file(path, folderOf(path));
      } else {
        throw new ModelException("There is no file or folder " + path);
      }
    }
    return List.copyOf(taken);
  }

  /**
   * Takes some files of a folder in.
   *
   * @param root the folder
   */
  List<StagedFile> take(List<Path> files, Path root) throws ModelException, IOException {
    for (Path file : files) {
      file(file, root);
    }
    return List.copyOf(taken);
  }

  private void folder(Path folder) throws ModelException, IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      files =
          walk.filter(file -> Files.isRegularFile(file))
              .limit(limits.entries() + 1L)
              .sorted()
              .toList();
    }
    if (files.size() > limits.entries()) {
      throw new ModelException(folder + " has more than " + limits.entries() + " files");
    }
    for (Path file : files) {
      file(file, folder);
    }
  }

  private void file(Path file, Path root) throws ModelException, IOException {
    String name = file.getFileName().toString();
    try {
      if (ZIP.matcher(name).matches()) {
        zip(file, name);
      } else if (TAR.matcher(name).matches()) {
        tar(file, name);
      } else if (WANTED.matcher(name).matches()) {
        String source = root.toAbsolutePath().normalize().getFileName() + "";
        try (InputStream in = Files.newInputStream(file)) {
          stage(in, name, folderOf(file).toString(), source, limits.bytes());
        }
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new ModelException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private void zip(Path archive, String source) throws ModelException, IOException {
    long most = unpacked(archive);
    WheelRecord record = new WheelRecord();
    Map<String, StagedFile> staged = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > limits.entries()) {
        throw new ModelException(source + " has more than " + limits.entries() + " files");
      }
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String path = entry.getName();
        boolean wanted = WANTED.matcher(last(path)).matches();
        if (entry.isDirectory() || !(wanted || WheelRecord.isOne(path))) {
          continue;
        }
        // ZipFile itself does not compare it.
        CRC32 found = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), found)) {
          if (wanted) {
            StagedFile file = stage(in, last(path), within(source, path), source, most);
            most -= file.bytes();
            staged.put(path, file);
          } else {
            record.read(in.readNBytes(LONGEST_RECORD));
          }
        }
        if (found.getValue() != entry.getCrc()) {
          throw new ModelException(
              source + " is damaged: " + path + " has not the checksum that the archive has of it");
        }
      }
    }
    boolean wheel = source.toLowerCase(Locale.ROOT).endsWith(".whl");
    for (Map.Entry<String, StagedFile> file : staged.entrySet()) {
      String path = file.getKey();
      if ((wheel || record.names(path)) && !record.confirms(path, file.getValue().file())) {
        throw new ModelException(
            source
                + " is damaged: "
                + path
                + (record.names(path)
                    ? " is not what its RECORD says"
                    : " is not in its RECORD, which every file of a wheel is"));
      }
    }
  }

  private void tar(Path archive, String source) throws ModelException, IOException {
    long most = unpacked(archive);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = plain(file, source.toLowerCase(Locale.ROOT));
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      int count = 0;
      long passed = 0;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        count++;
        // What is skipped is unpacked as well.
        passed += entry.getSize();
        if (count > limits.entries() || passed > most) {
          throw new ModelException(
              "%s is too large: more than %d files, or %d bytes unpacked"
                  .formatted(source, limits.entries(), most));
        }
        String path = entry.getName();
        if (entry.isLink() || entry.isSymbolicLink()) {
          if (WANTED.matcher(last(path)).matches()) {
            throw new ModelException(
                "%s has a link at %s, not the file: unpack it and add the folder"
                    .formatted(source, path));
          }
        } else if (entry.isFile() && WANTED.matcher(last(path)).matches()) {
          stage(tar, last(path), within(source, path), source, most);
        }
      }
    }
  }

  /** A tar archive without its compression, which its name tells. */
  private static InputStream plain(InputStream file, String name) throws IOException {
    return name.endsWith(".tar")
        ? file
        : name.endsWith("gz")
            ? new GZIPInputStream(file)
            : new BZip2CompressorInputStream(file, true);
  }

  /** The most that an archive may have unpacked. */
  private long unpacked(Path archive) throws IOException {
    return Math.min(limits.bytes(), Files.size(archive) * limits.ratio() + (1 << 20));
  }

  private StagedFile stage(InputStream in, String name, String folder, String source, long most)
      throws ModelException, IOException {
    FileStore disk = Files.getFileStore(staging);
    long left =
        Math.min(
            Math.min(most, limits.bytes() - bytes), Math.max(0, disk.getUsableSpace() - RESERVE));
    Path to = staging.resolve("file-" + taken.size());
    String sha256 = Copies.copy(in, to, left, source);
    StagedFile file = new StagedFile(to, name, folder, source, Files.size(to), sha256);
    bytes += file.bytes();
    taken.add(file);
    return file;
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static String last(String path) {
    String unix = path.replace(File.separatorChar, '/').replace('\\', '/');
    return unix.substring(unix.lastIndexOf('/') + 1);
  }

  /** The folder of a file in an archive. */
  private static String within(String archive, String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? archive : archive + "/" + path.substring(0, end);
  }
}
