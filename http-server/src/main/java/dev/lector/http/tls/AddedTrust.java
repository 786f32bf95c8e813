package dev.lector.http.tls;

import io.helidon.common.pki.PemReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What Java trusts, and the authorities of a file besides: for commands. */
public final class AddedTrust {
  private AddedTrust() {}

  /**
   * Has clients of this JVM that are made from now on trust them, unless they have a context of
   * their own.
   *
   * @param file certificates in PEM
   * @throws IllegalArgumentException when there are none; names the file
   */
  public static void install(Path file) {
    try {
      List<X509Certificate> authorities = new ArrayList<>();
      try (var in = Files.newInputStream(file)) {
        authorities.addAll(PemReader.readCertificates(in));
      }
      for (TrustManager manager : managers(null)) {
        if (manager instanceof X509TrustManager trusting) {
          authorities.addAll(List.of(trusting.getAcceptedIssuers()));
        }
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new IllegalArgumentException(file + " has no certificate in PEM that can be read", e);
    }
  }

  /** Of this store, or of what Java trusts. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
