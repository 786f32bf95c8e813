package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ed25519 (RFC 8037) by the JDK: the library's own verifier needs another library, from times when
 * the JDK could not.
 */
final class Ed25519Verifier extends EdDSAProvider implements JWSVerifier {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes of such a key in X.509 (RFC 8410, section 4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final CriticalHeaderParamsDeferral critical = new CriticalHeaderParamsDeferral();
  private final PublicKey key;

  Ed25519Verifier(PublicKey key) {
    this.key = key;
  }

  /** The key as the JDK knows it; empty when it is none of this curve. */
  static Optional<PublicKey> key(OctetKeyPair jwk) {
    byte[] bytes = jwk.getDecodedX();
    if (!jwk.getCurve().equals(Curve.Ed25519) || bytes.length != KEY_BYTES) {
      return Optional.empty();
    }
    byte[] encoded = new byte[X509.length + KEY_BYTES];
    System.arraycopy(X509, 0, encoded, 0, X509.length);
    System.arraycopy(bytes, 0, encoded, X509.length, KEY_BYTES);
    try {
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException _) {
      return Optional.empty(); // no point of the curve
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    if (!critical.headerPasses(header)) {
      return false;
    }
    try {
      Signature verification = Signature.getInstance(ALGORITHM);
      verification.initVerify(key);
      verification.update(signed);
      return verification.verify(signature.decode());
    } catch (GeneralSecurityException e) {
      throw new JOSEException("No signature of Ed25519: " + e.getMessage(), e);
    }
  }
}
