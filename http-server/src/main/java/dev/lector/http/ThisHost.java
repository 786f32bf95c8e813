package dev.lector.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine this process runs on. */
public final class ThisHost {
  private ThisHost() {}

  /** Its name; {@code localhost} where it has none. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }
}
