package dev.lector.http.tls;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a server gave no answer, and what can be done about it: for commands. */
public final class Unanswered {
  private Unanswered() {}

  /**
   * One sentence, for whoever called the command.
   *
   * @param server the address that was asked
   */
  public static String why(URI server, IOException failure) {
    if (failure instanceof ConnectException) {
      return "Nothing answers at " + server + ": is Lector running there?";
    }
    if (failure instanceof SSLException) {
      return "TLS with " + server + " was not agreed upon: " + tls(failure);
    }
    // With TLS 1.3 the client may see the end of the connection before the alert that says why.
    return "The connection to "
        + server
        + " broke: "
        + failure.getMessage()
        + ("https".equals(server.getScheme())
            ? "; if it asks for a certificate (lector.http.tls.clientca), commands have none"
            : "");
  }

  private static String tls(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (hasCause(failure, CertPathBuilderException.class)) {
      return "its certificate is of no authority that Java trusts; name the authority's file with --ca or"
          + " LECTOR_CA";
    }
    if (message.contains("certificate_required")) {
      return "it asks for a certificate (lector.http.tls.clientca), and commands have none; ask a bridge"
          + " that needs none";
    }
    if (message.contains("nrecognized SSL message")) {
      return "it does not speak HTTPS there; ask http://";
    }
    return message;
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
