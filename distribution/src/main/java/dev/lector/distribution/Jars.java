package dev.lector.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jars of the services: each once, without native code that cannot run here. */
final class Jars {
  private final Path project;
  private final String version;
  private final Path into;

  /**
   * Jars of a build.
   *
   * @param project Lector's directory, in which the services are built
   * @param version Lector's
   * @param into the directory that they go to
   */
  Jars(Path project, String version, Path into) {
    this.project = project;
    this.version = version;
    this.into = into;
  }

  /**
   * Adds a service's jar and its libraries, and {@code SERVICE.jars}, which names them in the order
   * of its class path, as the launcher does in a checkout.
   */
  void add(String service) throws IOException {
    Path target = project.resolve(service).resolve("target");
    List<Path> jars = new ArrayList<>();
    jars.add(target.resolve(service + "-" + version + ".jar"));
    try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      libraries.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      names.add(name);
      if (!Files.exists(into.resolve(name))) {
        copy(jar, into.resolve(name));
      }
    }
    Files.write(into.resolve(service + ".jars"), names);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (ZipFile jar = new ZipFile(from.toFile())) {
      if (jar.stream().map(ZipEntry::getName).noneMatch(NativeCode::isForeign)) {
        Files.copy(from, to);
        return;
      }
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
        out.setLevel(Deflater.BEST_SPEED);
        for (ZipEntry entry : jar.stream().map(ZipEntry.class::cast).toList()) {
          if (!NativeCode.isForeign(entry.getName())) {
            ZipEntry kept = new ZipEntry(entry.getName());
            // As it is written there: no time zone, so the same on every machine.
            kept.setTimeLocal(entry.getTimeLocal());
            out.putNextEntry(kept);
            try (InputStream in = jar.getInputStream(entry)) {
              in.transferTo(out);
            }
            out.closeEntry();
          }
        }
      }
    }
  }
}
