package dev.lector.standalone.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.auth.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenLinesTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:30:00.5Z");

  @TempDir Path dir;

  @Test
  void aNewFileIsForItsOwnerAloneAndOneThatIsThereStaysAsItIs() throws Exception {
    Path file = dir.resolve("tokens");
    TokenLines lines = new TokenLines(file);
    lines.add(token("acme", "one"));
    assertThat(permissions(file)).isEqualTo("rw-------");

    Files.writeString(file, "# who may enter\n\n" + Files.readString(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    lines.add(token("acme", "two"));
    assertThat(permissions(file)).isEqualTo("rw-r-----");
    assertThat(Files.readString(file))
        .startsWith("# who may enter\n\nacme ")
        .endsWith("name=two\n");
    assertThat(lines.tokens()).extracting(Token::name).containsExactly("one", "two");
    assertThat(leftovers()).containsExactly("tokens");
  }

  @Test
  void aRevokedTokenIsGoneAndNothingElse() throws Exception {
    Path file = dir.resolve("tokens");
    TokenLines lines = new TokenLines(file);
    lines.add(token("acme", "one"));
    lines.add(token("globex", "one"));
    Files.writeString(file, Files.readString(file) + "# the end\n");
    lines.remove("acme", "one");
    assertThat(lines.tokens()).extracting(Token::tenant).containsExactly("globex");
    assertThat(Files.readString(file)).endsWith("# the end\n");
    assertThatThrownBy(() -> lines.remove("acme", "one"))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("no token one of acme");
  }

  @Test
  void aFileThatIsWrongOrWouldBeIsLeftAlone() throws Exception {
    Path file = Files.writeString(dir.resolve("tokens"), "acme\n");
    TokenLines lines = new TokenLines(file);
    assertThatThrownBy(() -> lines.add(token("acme", "one")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("line 1 has 1 words");
    assertThat(Files.readString(file)).isEqualTo("acme\n");

    Files.writeString(file, "");
    lines.add(token("acme", "one"));
    assertThatThrownBy(() -> lines.add(token("acme", "one"))).hasMessageContaining("line 2");
    assertThat(lines.tokens()).hasSize(1);
    assertThat(leftovers()).containsExactly("tokens");
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path file = Files.writeString(dir.resolve("tokens"), "");
    Path link = Files.createSymbolicLink(dir.resolve("link"), file.getFileName());
    new TokenLines(link).add(token("acme", "one"));
    assertThat(link).isSymbolicLink();
    assertThat(new TokenLines(file).tokens()).hasSize(1);
  }

  @Test
  void everyTokenExpiresWhenItIsSaid() {
    assertThat(Expiry.of("90d", NOW)).isEqualTo("2027-03-01T10:30:00Z");
    assertThat(Expiry.of("12h", NOW)).isEqualTo("2026-12-01T22:30:00Z");
    assertThat(Expiry.of("2027-01-31", NOW)).isEqualTo("2027-01-31T00:00:00Z");
    assertThat(Expiry.of("2027-01-31T12:00:00Z", NOW)).isEqualTo("2027-01-31T12:00:00Z");
    assertThatThrownBy(() -> Expiry.of("2026-12-01", NOW)).hasMessageContaining("ended already");
  }

  @Test
  void tokensHaveAPrefixAndTwoHundredAndFiftySixBits() {
    assertThat(BearerToken.random().text()).matches("lector_[0-9A-Za-z]{43}");
    assertThat(BearerToken.random()).isNotEqualTo(BearerToken.random());
    assertThat(43 * Math.log(62) / Math.log(2)).isGreaterThan(256);
    assertThat(new BearerToken("test").sha256())
        .isEqualTo("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    assertThat(new BearerToken("test")).hasToString("BearerToken");
  }

  private static Token token(String tenant, String name) {
    return new Token(tenant, BearerToken.random().sha256(), name, null, false);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
