package dev.lector.config;

import java.util.Arrays;
import java.util.List;

/** The services that read this configuration. */
public enum Service {
  /** HTTP in, events out. */
  GATEWAY_BRIDGE("gateway-bridge"),
  /** The worker. */
  TTS_PROCESSOR("tts-processor"),
  /** The truth about jobs, batches and usage. */
  LEDGER("ledger"),
  /** Sends events of jobs and batches over HTTP. */
  WEBHOOKS("webhooks"),
  /** Has a recogniser listen to finished audio. */
  VERIFIER("verifier");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** What it is called on the command line. */
  public String title() {
    return title;
  }

  /** Its keys with their defaults and what they mean: YAML on the class path. */
  public String defaults() {
    return "dev/lector/config/" + title + ".yaml";
  }

  static List<String> allDefaults() {
    return Arrays.stream(values()).map(Service::defaults).toList();
  }
}
