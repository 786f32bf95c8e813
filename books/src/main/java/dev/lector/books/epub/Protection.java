package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import java.nio.file.Path;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Refuses books whose text is encrypted. Fonts that are made unusable elsewhere are none. */
final class Protection {
  /** EPUB's own font obfuscation, and Adobe's. */
  private static final Set<String> FONTS =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  private Protection() {}

  static void refuse(Path file, Archive archive) throws BookException {
    String scheme = "";
    if (archive.has("META-INF/license.lcpl")) {
      scheme = "Readium LCP";
    } else if (archive.has("META-INF/sinf.xml")) {
      scheme = "Apple FairPlay";
    } else if (archive.has("META-INF/rights.xml")) {
      scheme = "Adobe ADEPT";
    } else if (archive.has("META-INF/encryption.xml") && isEncrypted(archive)) {
      scheme = "encryption";
    }
    if (!scheme.isEmpty()) {
      throw new BookException(
          "%s is protected (DRM: %s) and cannot be read; get it without protection"
              .formatted(file, scheme));
    }
  }

  private static boolean isEncrypted(Archive archive) throws BookException {
    Document encryption = PackageDocument.xml(archive, "META-INF/encryption.xml");
    for (Element method : encryption.select("*|EncryptionMethod, EncryptionMethod")) {
      boolean ofKey = method.parent() != null && method.parent().tagName().endsWith("EncryptedKey");
      if (!ofKey && !FONTS.contains(method.attr("Algorithm"))) {
        return true;
      }
    }
    return false;
  }
}
