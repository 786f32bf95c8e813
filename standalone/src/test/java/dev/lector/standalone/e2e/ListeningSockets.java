package dev.lector.standalone.e2e;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The TCP sockets that processes listen on, by Linux's {@code /proc}. */
final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final Set<String> LOOPBACK =
      Set.of(
          "0100007F",
          "00000000000000000000000001000000",
          // 127.0.0.1 as an IPv6 address
          "0000000000000000FFFF00000100007F");

  private ListeningSockets() {}

  /** Those that other machines can connect to, as address and port in hexadecimal digits. */
  static List<String> reachableFromOutside(List<ProcessHandle> processes) throws IOException {
    List<String> found = new ArrayList<>();
    for (String socket : of(processes)) {
      if (!LOOPBACK.contains(socket.substring(0, socket.indexOf(':')))) {
        found.add(socket);
      }
    }
    return found;
  }

  /** All of them. */
  static List<String> of(List<ProcessHandle> processes) throws IOException {
    List<String> found = new ArrayList<>();
    for (ProcessHandle process : processes) {
      Path proc = Path.of("/proc", Long.toString(process.pid()));
      Set<String> inodes = inodes(proc);
      for (String table : List.of("net/tcp", "net/tcp6")) {
        for (String line : Files.readAllLines(proc.resolve(table))) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields.length > 9 && fields[3].equals(LISTEN) && inodes.contains(fields[9])) {
            found.add(fields[1]);
          }
        }
      }
    }
    return found;
  }

  private static Set<String> inodes(Path proc) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve("fd"))) {
      for (Path file : files) {
        String target = target(file);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // Closed meanwhile.
    }
  }
}
