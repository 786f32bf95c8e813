package dev.lector.bridge.batches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  private static final int LIMIT = 10;
  private static final String TOO_LONG = "(too long)";

  @Test
  void linesEndWithALineFeedWithOrWithoutACarriageReturn() throws Exception {
    assertThat(lines("one\ntwo\r\nthree\n")).containsExactly("one", "two", "three");
  }

  @Test
  void theLastLineNeedsNoEnd() throws Exception {
    assertThat(lines("one\ntwo")).containsExactly("one", "two");
    assertThat(lines("one\r")).containsExactly("one");
  }

  @Test
  void emptyLinesAreLinesAndNothingIsNone() throws Exception {
    assertThat(lines("\n\r\n\nx")).containsExactly("", "", "", "x");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void aCarriageReturnWithinALineIsPartOfIt() throws Exception {
    assertThat(lines("a\rb\r\r\n")).containsExactly("a\rb\r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void aLineOfTheLimitIsTakenWhateverEndsIt(String end) throws Exception {
    String longest = "x".repeat(LIMIT);
    assertThat(lines(longest + end)).containsExactly(longest);
    assertThat(lines(longest + "y" + end)).containsExactly(TOO_LONG);
  }

  @Test
  void theLineAfterOneThatIsTooLongIsIntact() throws Exception {
    for (int length : new int[] {LIMIT + 1, LIMIT + 2, 1 << 16, (1 << 16) + 1, 200_000}) {
      assertThat(lines("x".repeat(length) + "\nnext\r\nlast"))
          .as("%d bytes", length)
          .containsExactly(TOO_LONG, "next", "last");
    }
  }

  @Test
  void howTheBytesArriveMakesNoDifference() throws Exception {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int length = random.nextInt(LIMIT + 4);
      String line = "é".repeat(length / 2) + "e".repeat(length % 2);
      text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      expected.add(length > LIMIT ? TOO_LONG : line);
    }
    InputStream whole = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    InputStream drops =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return whole.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
          }
        };
    assertThat(lines(drops)).isEqualTo(expected);
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> lines(InputStream in) throws IOException {
    LineReader reader = new LineReader(in, LIMIT);
    List<String> lines = new ArrayList<>();
    byte[] line;
    while ((line = reader.next()) != null) {
      lines.add(reader.wasTooLong() ? TOO_LONG : new String(line, UTF_8));
    }
    return lines;
  }
}
