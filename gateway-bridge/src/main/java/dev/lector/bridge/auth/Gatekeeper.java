package dev.lector.bridge.auth;

import dev.lector.config.WatchedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in by their bearer token (RFC 6750), those of a file by what the file says now. Safe
 * for use by many threads.
 */
public final class Gatekeeper implements AutoCloseable {
  /** The setting that names the file, without its root. */
  static final String FILE = "auth.tokensfile";

  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
  private static final String SCHEME = "Bearer ";
  private static final Caller ANYBODY = new Caller("", true, true);

  private final List<Token> configured;
  private final Set<String> operators;
  private final boolean open;
  private final InstantSource clock;
  private final @Nullable WatchedFile<List<Token>> file;
  private volatile TokenTable table;

  /** Where nobody is an operator, unless everybody is, and tokens are those given. */
  public Gatekeeper(List<Token> tokens) {
    this(tokens, Set.of());
  }

  /**
   * Where tokens are those given.
   *
   * @param tokens who may enter; with none everybody may, which is logged as a warning
   * @param operators tenants that operate the farm; with no tokens everybody does
   */
  public Gatekeeper(List<Token> tokens, Set<String> operators) {
    this(
        new AuthSettings(tokens, operators, Optional.empty()),
        InstantSource.system(),
        WatchedFile.PERIOD);
  }

  /**
   * @param clock tells which tokens have expired
   * @param period how often the file of tokens is looked at
   */
  Gatekeeper(AuthSettings settings, InstantSource clock, Duration period) {
    this.configured = settings.tokens();
    this.operators = settings.operators();
    this.open = !settings.tokensNeeded();
    this.clock = clock;
    this.table = new TokenTable(configured);
    this.file =
        settings
            .file()
            .map(
                path ->
                    WatchedFile.open(
                        FILE, path, TokenFile::parse, tokens -> take(path, tokens), period))
            .orElse(null);
    if (open) {
      LOG.warn(
          "No bearer tokens are configured (lector.auth.tokens, lector.auth.tokensfile): anybody who"
              + " can connect can use the API");
    }
  }

  /**
   * Begins to let callers in, and to watch the file of tokens where there is one.
   *
   * @throws IllegalArgumentException when that file cannot be read or is wrong
   */
  public static Gatekeeper open(AuthSettings settings) {
    return new Gatekeeper(settings, InstantSource.system(), WatchedFile.PERIOD);
  }

  private void take(Path path, List<Token> tokens) {
    List<Token> all = new ArrayList<>(configured);
    all.addAll(tokens);
    table = new TokenTable(all);
    Instant now = clock.instant();
    long valid = all.stream().filter(token -> !token.hasExpired(now)).count();
    LOG.info("{} bearer tokens are valid, those of {} included", valid, path);
    if (valid == 0) {
      LOG.warn("No bearer token is valid: nobody may use the API until {} has one", path);
    }
    FileExposure.of(path)
        .ifPresent(
            who ->
                LOG.warn(
                    "{} ({}) may be {}: let its owner alone have it (chmod 600)",
                    path,
                    "lector." + FILE,
                    who));
  }

  /** Whether everybody may enter. */
  public boolean isOpen() {
    return open;
  }

  /** Who comes with these {@code Authorization} headers; empty when nobody who may enter. */
  public Optional<Caller> admit(List<String> authorization) {
    if (open) {
      return Optional.of(ANYBODY);
    }
    if (authorization.size() != 1) {
      return Optional.empty();
    }
    String header = authorization.getFirst().strip();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return table
        .find(header.substring(SCHEME.length()).strip())
        .filter(token -> !token.hasExpired(clock.instant()))
        .map(this::caller);
  }

  private Caller caller(Token token) {
    return new Caller(
        token.tenant(), false, token.operator() || operators.contains(token.tenant()));
  }

  /** Watches the file no more. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
