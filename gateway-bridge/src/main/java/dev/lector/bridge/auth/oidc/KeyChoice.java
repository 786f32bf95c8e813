package dev.lector.bridge.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that may have signed a token, as the library chooses them, those of Ed25519 included. */
final class KeyChoice extends JWSVerificationKeySelector<SecurityContext> {

  KeyChoice(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
    super(algorithms, keys);
  }

  @Override
  public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
      throws KeySourceException {
    if (!isAllowed(header.getAlgorithm())
        || !JWSAlgorithm.Family.ED.contains(header.getAlgorithm())) {
      return super.selectJWSKeys(header, context);
    }
    List<Key> keys = new ArrayList<>();
    for (var jwk : getJWKSource().get(new JWKSelector(createJWKMatcher(header)), context)) {
      if (jwk instanceof OctetKeyPair pair) {
        Ed25519Verifier.key(pair).ifPresent(keys::add);
      }
    }
    return keys;
  }

  /** Makes verifiers for these keys. */
  static final class Verifiers extends DefaultJWSVerifierFactory {
    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
      return key instanceof EdECPublicKey ed
          ? new Ed25519Verifier(ed)
          : super.createJWSVerifier(header, key);
    }
  }
}
