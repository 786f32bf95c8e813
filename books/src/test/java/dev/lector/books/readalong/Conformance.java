package dev.lector.books.readalong;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What EPUBCheck finds. */
final class Conformance extends MasterReport {
  private final List<String> found = new ArrayList<>();

  private final String file;

  private Conformance(String file) {
    this.file = file;
  }

  /** Errors and warnings, with the file that they are in. */
  static List<String> problems(Path epub) {
    Conformance report = new Conformance(epub.toString());
    new EpubCheck(epub.toFile(), report).check();
    return report.found;
  }

  @Override
  public void message(Message message, EPUBLocation location, Object... arguments) {
    if (message.getSeverity() != Severity.USAGE
        && message.getSeverity() != Severity.INFO
        && message.getSeverity() != Severity.SUPPRESSED) {
      found.add(
          "%s %s in %s: %s"
              .formatted(
                  message.getSeverity(),
                  message.getID(),
                  location.getPath(),
                  message.getMessage(arguments))
              .replace(file, "the book"));
    }
  }

  @Override
  public void info(String resource, FeatureEnum feature, String value) {}

  @Override
  public int generate() {
    return 0;
  }

  @Override
  public void initialize() {}
}
