package dev.lector.bridge.http;

/** The client has closed its connection; nobody is there to answer. */
public final class ClientGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  public ClientGoneException() {
    super("The client has closed its connection", null, false, false);
  }
}
