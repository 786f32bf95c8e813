package dev.lector.http.tls;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.pki.PemReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context and the certificate that it presents.
 *
 * @param context for new connections; none is resumed that was begun in another context
 * @param certificate what is presented; empty when nothing is
 */
record KeyMaterial(SSLContext context, Optional<X509Certificate> certificate) {
  private static final char[] IN_MEMORY = new char[0];

  /**
   * Makes it of what the files hold.
   *
   * @param names whether a server has to have a certificate for the name it is called by
   * @throws IllegalArgumentException when that is no certificate, or not its key; names the file
   */
  static KeyMaterial of(PemFiles files, Snapshot snapshot, boolean names) {
    if (!snapshot.failure().isEmpty()) {
      throw new IllegalArgumentException(snapshot.failure());
    }
    try {
      Optional<List<X509Certificate>> chain =
          files.certificate().map(file -> certificates(file, snapshot));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          chain.isEmpty()
              ? null
              : presenting(chain.get(), files.key().map(file -> key(file, snapshot)).orElseThrow()),
          trusting(files.authorities().map(file -> certificates(file, snapshot)), names),
          null);
      return new KeyMaterial(context, chain.map(List::getFirst));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "%s make no TLS: %s".formatted(files.all().toList(), e.getMessage()), e);
    }
  }

  private static List<X509Certificate> certificates(Path file, Snapshot snapshot) {
    try {
      return PemReader.readCertificates(new ByteArrayInputStream(snapshot.content(file)));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + " has no certificate in PEM", e);
    }
  }

  private static PrivateKey key(Path file, Snapshot snapshot) {
    try {
      Resource content =
          Resource.create(file.toString(), new ByteArrayInputStream(snapshot.content(file)));
      return Keys.builder().pem(pem -> pem.key(content)).build().privateKey().orElseThrow();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          file
              + " has no private key that can be read: RSA or EC in PKCS #8 without a password"
              + " (openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.p8)",
          e);
    }
  }

  private static KeyManager[] presenting(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    requireItsKey(chain.getFirst(), key);
    KeyStore store = emptyStore();
    store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  /** Certificate and key may be changed one after the other, and one be read in between. */
  private static void requireItsKey(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    boolean its = key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm());
    if (its) {
      byte[] something = certificate.getEncoded();
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(something);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(something);
      its = signature.verify(signed);
    }
    if (!its) {
      throw new IllegalArgumentException(
          "The private key is not that of the certificate of "
              + certificate.getSubjectX500Principal());
    }
  }

  private static TrustManager @Nullable [] trusting(
      Optional<List<X509Certificate>> authorities, boolean names)
      throws GeneralSecurityException, IOException {
    if (authorities.isEmpty() && names) {
      return null; // those that the JVM trusts
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : storeOf(authorities.get()));
    TrustManager[] managers = factory.getTrustManagers();
    for (int i = 0; i < managers.length && !names; i++) {
      if (managers[i] instanceof X509ExtendedTrustManager manager) {
        managers[i] = new AnyName(manager);
      }
    }
    return managers;
  }

  private static KeyStore storeOf(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    return store;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
