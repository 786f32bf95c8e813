package dev.lector.speech.model;

import java.util.Collection;

/** There is no model of the wanted name. The message lists those there are. */
public final class UnknownModelException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownModelException(String wanted, Collection<String> known) {
    super(
        "There is no model \""
            + wanted
            + "\"; the known ones are: "
            + String.join(", ", known)
            + ".");
  }
}
