package dev.lector.topics;

/** The cluster has no share groups, or does not take the settings Lector needs for one. */
public final class ShareGroupsUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ShareGroupsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  ShareGroupsUnavailableException(String message) {
    super(message);
  }
}
