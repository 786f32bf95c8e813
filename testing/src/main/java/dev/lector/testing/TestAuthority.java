package dev.lector.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority, made by the JDK's {@code keytool} for one test. */
public final class TestAuthority {
  private static final String PASSWORD = "secret-for-the-tests";
  private static final String AUTHORITY = "authority";

  private final Path directory;
  private final Path store;

  /** PEM files of a certificate with its chain, and of its private key. */
  public record Issued(Path certificate, Path key) {
    /**
     * Puts others in their place, as who renews a certificate does: each file is there, whole, at
     * any time.
     */
    public void become(Issued other) throws IOException {
      replace(other.certificate, certificate);
      replace(other.key, key);
    }

    private static void replace(Path from, Path to) throws IOException {
      Path beside = to.resolveSibling(to.getFileName() + ".new");
      Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private TestAuthority(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("authority.p12");
  }

  /** Makes one whose files are in this directory. */
  public static TestAuthority in(Path directory) throws IOException, InterruptedException {
    TestAuthority authority = new TestAuthority(Files.createDirectories(directory));
    authority.keytool(
        "-genkeypair -alias %s -keyalg EC -dname CN=authority -ext bc:c -validity 2"
            .formatted(AUTHORITY));
    authority.write(authority.certificate(), "CERTIFICATE", authority.chain(AUTHORITY).getFirst());
    return authority;
  }

  /** PEM file of its own certificate. */
  public Path certificate() {
    return directory.resolve("authority.crt");
  }

  /** Signs a certificate for this machine, under a name that tells it from others. */
  public Issued issue(String name) throws IOException, InterruptedException {
    keytool(
        "-genkeypair -alias %s -signer %s -keyalg EC -dname CN=%s -validity 2"
                .formatted(name, AUTHORITY, name)
            + " -ext san=dns:localhost,ip:127.0.0.1");
    Issued issued = new Issued(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
    write(issued.certificate, "CERTIFICATE", chain(name).toArray(byte[][]::new));
    try {
      write(issued.key, "PRIVATE KEY", open().getKey(name, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return issued;
  }

  /**
   * Of a server in the test.
   *
   * @param name of a certificate that was issued
   */
  public SSLContext context(String name) throws IOException {
    try {
      char[] password = PASSWORD.toCharArray();
      KeyStore all = open();
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private List<byte[]> chain(String alias) throws IOException {
    List<byte[]> chain = new ArrayList<>();
    try {
      for (Certificate certificate : open().getCertificateChain(alias)) {
        chain.add(certificate.getEncoded());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return chain;
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private void write(Path file, String type, byte[]... contents) throws IOException {
    StringBuilder pem = new StringBuilder();
    for (byte[] content : contents) {
      pem.append("-----BEGIN ").append(type).append("-----\n");
      pem.append(Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content));
      pem.append("\n-----END ").append(type).append("-----\n");
    }
    Files.writeString(file, pem);
  }

  private void keytool(String command) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    line.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-Xshare:auto"));
    line.addAll(List.of(command.split(" ", -1)));
    line.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + command + ": " + said);
    }
  }
}
