package dev.lector.books.chapters;

import java.util.regex.Pattern;

/** Tells front matter by its title. */
public final class FrontMatter {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)cover|title ?page|half[- ]?title(?: page)?|copyright(?: (?:page|notice|information))?|imprint|colophon"
              + "|uncopyright|also by .{1,80}|(?:other )?books by .{1,80}|by the same author|praise for .{1,80}|advertisements?"
              + "|impressum|titelseite|mentions l\u00e9gales|cr\u00e9ditos");

  private FrontMatter() {}

  /** Whether a table of contents calls front matter so. */
  public static boolean isTitle(String title) {
    return TITLE.matcher(title.strip()).matches();
  }
}
