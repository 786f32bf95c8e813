package dev.lector.books.ledger;

/** Why text of a book is not spoken. */
public enum Reason {
  NOTE_MARK("note marks"),
  NOTE("notes"),
  PAGE_NUMBER("page numbers"),
  LICENCE("licence and header of the distributor"),
  CONTENTS("tables of contents"),
  PICTURE("pictures and their captions"),
  TABLE("tables of figures"),
  CODE("code"),
  HIDDEN("hidden text"),
  ORNAMENT("ornaments"),
  REPEATED_TITLE("titles that are spoken already"),
  READING("readings above characters (ruby)"),
  FORMULA("formulas spoken by their description"),
  TRANSCRIBERS_NOTE("transcriber's notes"),
  MARKUP("signs of markup"),
  METADATA("metadata"),
  AUXILIARY("documents outside the reading order"),
  FRONT_MATTER("front matter"),
  NOT_CHOSEN("chapters that were not chosen"),
  SPEAKER("names of speakers"),
  PREVIEW("what a preview leaves out"),
  UNSPOKEN("passages that could not be spoken"),

  /** Found by comparing what was read with the source: no rule leaves text out for it. */
  LOST("text that a fault of Lector has lost");

  private final String label;

  Reason(String label) {
    this.label = label;
  }

  /** For people, as the subject of a list: {@code note marks}. */
  public String label() {
    return label;
  }
}
