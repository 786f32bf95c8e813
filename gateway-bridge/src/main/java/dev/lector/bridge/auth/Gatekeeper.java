package dev.lector.bridge.auth;

import dev.lector.bridge.auth.oidc.TokenIssuer;
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
 * Lets callers in by their bearer token (RFC 6750): those of a file by what the file says now,
 * those of an identity provider by its keys. Safe for use by many threads.
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
  private final @Nullable TokenIssuer issuer;
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
    this.issuer = issuer(settings);
    if (open) {
      LOG.warn(
          "No bearer tokens are configured (lector.auth.tokens, lector.auth.tokensfile,"
              + " lector.auth.oidc): anybody who can connect can use the API");
    }
  }

  private @Nullable TokenIssuer issuer(AuthSettings settings) {
    try {
      return settings
          .oidc()
          .map(provider -> TokenIssuer.open(provider, Token::isName, clock))
          .orElse(null);
    } catch (IllegalArgumentException e) {
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  /**
   * Begins to let callers in, to watch the file of tokens and to fetch the keys of an identity
   * provider where there are such.
   *
   * @throws IllegalArgumentException when a file that is needed cannot be read or is wrong
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

  /** The identity provider whose tokens count; empty without one. */
  public Optional<TokenIssuer> issuer() {
    return Optional.ofNullable(issuer);
  }

  /** Who comes with these {@code Authorization} headers; empty when nobody who may enter. */
  public Optional<Caller> admit(List<String> authorization) {
    return enter(authorization).caller();
  }

  /** Who comes with these {@code Authorization} headers, or why they may not enter. */
  public Admittance enter(List<String> authorization) {
    if (open) {
      return Admittance.of(ANYBODY);
    }
    if (authorization.size() != 1) {
      return Admittance.STRANGER;
    }
    String header = authorization.getFirst().strip();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Admittance.STRANGER;
    }
    String sent = header.substring(SCHEME.length()).strip();
    Optional<Caller> known =
        table.find(sent).filter(token -> !token.hasExpired(clock.instant())).map(this::caller);
    if (known.isPresent() || issuer == null || !TokenIssuer.looksLikeJwt(sent)) {
      return known.map(Admittance::of).orElse(Admittance.STRANGER);
    }
    return Admittance.by(issuer.check(sent), operators);
  }

  private Caller caller(Token token) {
    return new Caller(
        token.tenant(), false, token.operator() || operators.contains(token.tenant()));
  }

  /** Watches the file no more, nor the keys of an identity provider. */
  @Override
  public void close() {
    if (issuer != null) {
      issuer.close();
    }
    if (file != null) {
      file.close();
    }
  }
}
