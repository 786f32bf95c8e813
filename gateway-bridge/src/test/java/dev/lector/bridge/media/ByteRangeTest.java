package dev.lector.bridge.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,0",
    "bytes=0-99,0,99",
    "bytes=10-,10,99",
    "bytes=10-1000,10,99",
    "bytes=-10,90,99",
    "bytes=-1000,0,99",
    "bytes=99-99,99,99",
  })
  void aPartIsCutToTheObject(String header, long first, long last) {
    assertThat(ByteRange.wish(Optional.of(header), 100))
        .isEqualTo(new ByteRange.Wish.Part(new ByteRange(first, last)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
  void aPartOutsideIsSaid(String header) {
    assertThat(ByteRange.wish(Optional.of(header), 100)).isEqualTo(new ByteRange.Wish.Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "items=0-1",
        "bytes=a-b",
        "bytes=9999999999999999999-"
      })
  void whatIsNoSinglePartIsEverything(String header) {
    assertThat(ByteRange.wish(Optional.of(header), 100)).isEqualTo(new ByteRange.Wish.Whole());
  }

  @Test
  void nothingHasNoParts() {
    assertThat(ByteRange.wish(Optional.of("bytes=0-"), 0)).isEqualTo(new ByteRange.Wish.Outside());
    assertThat(ByteRange.wish(Optional.empty(), 0)).isEqualTo(new ByteRange.Wish.Whole());
  }
}
