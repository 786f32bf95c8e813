package dev.lector.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/**
 * Blocks of commands in the documents: fenced ones in {@code sh}. What cannot run in a test says
 * what it needs: {@code sh needs=docker}.
 *
 * @param document where it stands, below the root
 * @param text the commands
 * @param needs what it needs; empty where it needs nothing but Lector
 */
public record DocumentedCommands(String document, String text, String needs) {
  private static final Path ROOT = Path.of("..");
  private static final String NEEDS = "needs=";

  /** All documents with commands, below the root. */
  public static List<String> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "deploy/README.md"),
              docs.map(file -> "docs/" + file.getFileName())
                  .filter(name -> name.endsWith(".md"))
                  .sorted())
          .filter(name -> !of(name).isEmpty())
          .toList();
    }
  }

  /** The commands of a document, in order. */
  public static List<DocumentedCommands> of(String document) {
    List<DocumentedCommands> found = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(read(document))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                String[] info = block.getInfo().split("\\s+", 2);
                if (info[0].equals("sh")) {
                  found.add(
                      new DocumentedCommands(document, block.getLiteral(), needs(document, info)));
                }
              }
            });
    return found;
  }

  private static String needs(String document, String[] info) {
    if (info.length == 1) {
      return "";
    }
    if (!info[1].startsWith(NEEDS)) {
      throw new IllegalArgumentException(document + " has sh " + info[1]);
    }
    return info[1].substring(NEEDS.length());
  }

  private static String read(String document) {
    try {
      return Files.readString(ROOT.resolve(document));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
