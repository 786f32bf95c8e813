package dev.lector.bridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {
  private static final String ONE = "ab".repeat(32);
  private static final String TWO = "cd".repeat(32);
  private static final Instant END = Instant.parse("2027-01-31T00:00:00Z");

  @Test
  void aLineIsATokenAndATenantMayHaveSeveral() {
    assertThat(
            TokenFile.parse(
                """
                # who may enter
                acme  %s   # the first

                acme %s operator=true name=ci expires=2027-01-31T00:00:00Z
                """
                    .formatted(ONE, TWO)))
        .containsExactly(
            new Token("acme", ONE, "abababab", null, false),
            new Token("acme", TWO, "ci", END, true));
    assertThat(TokenFile.parse("")).isEmpty();
  }

  @Test
  void aTokenIsWrittenAsItIsRead() {
    for (Token token : List.of(new Token("acme", ONE), new Token("ops", TWO, "anna", END, true))) {
      assertThat(TokenFile.parse(TokenFile.line(token))).containsExactly(token);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "acme, line 2 has 1 words",
    "acme lector_open.sesame, line 2 must have a sha256 of 64",
    "two words DIGEST, line 2 has 3 words",
    "a/b DIGEST, line 2 must have a name of 1 to 64",
    "acme DIGEST name=a/b, line 2 must have a name=",
    "acme DIGEST expires=tomorrow, line 2 must have an expires=",
    "acme DIGEST operator=yes, line 2 must have operator=true",
    "acme DIGEST colour=red, 'line 2 has something else than KEY=VALUE in place 3; KEY is one of"
        + " expires, name, operator'",
    "acme DIGEST name=x sesame, line 2 has something else than KEY=VALUE in place 4",
    "acme DIGEST name=x name=y, line 2 has name twice",
    "acme ONE, line 2 has the digest of an earlier line",
    "acme DIGEST name=first, line 2 has the tenant and the name of an earlier line",
  })
  void whatIsWrongIsSaidWithItsLineAndWithoutItsText(String line, String message) {
    String text =
        "acme %s name=first\n%s\n".formatted(ONE, line.replace("DIGEST", TWO).replace("ONE", ONE));
    assertThatThrownBy(() -> TokenFile.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain("sesame");
  }
}
