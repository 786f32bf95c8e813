package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.standalone.narrate.Listening.Choice;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private long now;
  private final Listening listening = new Listening(true, PATIENCE, () -> now);

  @Test
  void aSoundPassageIsKept() {
    assertThat(listening.choose(item("p", "one", sound(3)))).isEqualTo(Choice.KEEP);
    assertThat(listening.unsound()).isEmpty();
    assertThat(listening.summary()).isEmpty();
  }

  @Test
  void aDoubtfulPassageIsSaidAgainAndKeptWhenItIsSound() {
    assertThat(listening.choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    assertThat(listening.isAgain("p")).isTrue();
    listening.next();
    assertThat(listening.isAgain("p")).isFalse();
    assertThat(listening.choose(item("p", "two", sound(0)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("two");
    assertThat(listening.unsound()).isEmpty();
    assertThat(listening.takes("p")).isEqualTo(2);
  }

  @Test
  void afterThreeMoreTakesTheBestOfAllIsKept() {
    assertThat(listening.choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(listening.choose(item("p", "two", doubtful(9)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(listening.choose(item("p", "three", doubtful(30)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(listening.choose(item("p", "four", doubtful(20)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("two");
    assertThat(listening.unsound()).containsOnlyKeys("p");
    assertThat(listening.summary()).isEqualTo("1 passage stays doubtful");
  }

  @Test
  void aTakeThatIsTheSameSamplesIsTheLast() {
    assertThat(listening.choose(item("p", "same", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(listening.choose(item("p", "same", doubtful(12)))).isEqualTo(Choice.KEEP);
    assertThat(listening.takes("p")).isEqualTo(2);
  }

  @Test
  void theNextTakeIsAtAnotherPaceWithinWhatIsAllowed() {
    Take take = listening.take();
    assertThat(take.pace(null)).isNull();
    assertThat(take.pace(1.2)).isEqualTo(1.2);
    assertThat(take.next().pace(null)).isEqualTo(0.97);
    assertThat(take.next().next().pace(null)).isEqualTo(1.03);
    assertThat(take.next().next().next().pace(2.0)).isEqualTo(1.88);
    assertThat(take.next().next().pace(4.0)).isEqualTo(4);
    assertThat(take.next().next().next().isLast()).isTrue();
    assertThat(take.next().key()).isNotEqualTo(take.key());
  }

  @Test
  void anUnverifiedPassageIsKeptAndListed() {
    assertThat(listening.choose(item("p", "one", Heard.nothing("no model"))))
        .isEqualTo(Choice.KEEP);
    assertThat(listening.unsound()).containsOnlyKeys("p");
    assertThat(listening.summary()).isEqualTo("1 passage stays unverified");
  }

  @Test
  void verdictsAreWaitedForAsLongAsAnyComes() {
    assertThat(listening.choose(unheard("p"))).isEqualTo(Choice.WAIT);
    assertThat(listening.choose(unheard("q"))).isEqualTo(Choice.WAIT);
    now = PATIENCE.toNanos() - 1;
    assertThat(listening.choose(item("q", "q", sound(0)))).isEqualTo(Choice.KEEP);
    now = 2 * PATIENCE.toNanos() - 2;
    assertThat(listening.choose(unheard("p"))).isEqualTo(Choice.WAIT);
    now = 2 * PATIENCE.toNanos();
    assertThat(listening.choose(unheard("p"))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().heard().orElseThrow().reason())
        .isEqualTo("No verdict came within 10 min");
  }

  @Test
  void nobodyWaitsWhereNobodyWasToListen() {
    Listening none = new Listening(false);
    assertThat(none.choose(unheard("p"))).isEqualTo(Choice.KEEP);
    assertThat(none.take().listened()).isFalse();
    assertThat(none.unsound()).isEmpty();
  }

  @Test
  void theManifestListsWhatIsNotSoundWithWhatWasHeard() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    listening.choose(item("p", "one", doubtful(12)));
    listening.next();
    listening.choose(item("p", "one", doubtful(12)));
    listening.choose(item("q", "q", Heard.nothing("no model")));
    listening.choose(item("r", "r", sound(1)));
    ManifestDoubts.put(listening, json);
    assertThat(json.path("unsound").toString())
        .isEqualTo(
            "[{\"passage\":\"p\",\"takes\":2,\"verdict\":\"DOUBTFUL\",\"differing_words\":12,\"heard\":\"something else\"},"
                + "{\"passage\":\"q\",\"takes\":2,\"verdict\":\"UNVERIFIED\",\"reason\":\"no model\"}]");
  }

  private static Heard sound(int differing) {
    return new Heard("SOUND", differing, "as said", "");
  }

  private static Heard doubtful(int differing) {
    return new Heard("DOUBTFUL", differing, "something else", "");
  }

  private static SpokenItem item(String id, String sha256, Heard heard) {
    return new SpokenItem(0, id, "SUCCEEDED", "", 1, sha256, "", Optional.of(heard), "", false);
  }

  private static SpokenItem unheard(String id) {
    return new SpokenItem(0, id, "SUCCEEDED", "", 1, id, "", Optional.empty(), "", false);
  }
}
