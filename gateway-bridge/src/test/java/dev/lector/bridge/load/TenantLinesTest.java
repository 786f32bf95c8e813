package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantLinesTest {
  private final TenantLines<String> lines = new TenantLines<>();

  @Test
  void withinATenantFirstComeFirstServed() {
    add("acme", "a", 3, 100);
    assertThat(drain()).containsExactly("a0", "a1", "a2");
    assertThat(lines.next()).isNull();
  }

  @Test
  void aTenantWithThousandsDoesNotStopOneWithTwo() {
    add("acme", "a", 5_000, 100);
    add("globex", "g", 2, 100);
    List<String> order = drain();
    assertThat(order.indexOf("g1")).as("a quantum of the other's, and its own").isLessThan(12);
    assertThat(order).hasSize(5_002);
  }

  @Test
  void turnsAreMeasuredInCharactersHoweverTheyArePacked() {
    add("acme", "a", 100, 5_000);
    add("globex", "g", 1_000, 50);
    List<String> order = drain();
    List<String> firstHalf = order.subList(0, 550);
    long acme = firstHalf.stream().filter(e -> e.startsWith("a")).count() * 5_000;
    long globex = firstHalf.stream().filter(e -> e.startsWith("g")).count() * 50;
    assertThat(acme - globex).isBetween(-5_500L, 5_500L);
  }

  @Test
  void whoLeavesIsPassedOver() {
    add("acme", "a", 3, 100);
    assertThat(lines.remove("acme", "a1", 100)).isTrue();
    assertThat(lines.remove("acme", "a1", 100)).isFalse();
    assertThat(lines.remove("globex", "a1", 100)).isFalse();
    assertThat(drain()).containsExactly("a0", "a2");
  }

  @Test
  void whoMayNotGoIsPassedOverAndKeepsItsPlace() {
    add("acme", "a", 2, 80_000);
    add("globex", "g", 2, 100);
    TenantLines.Admission shortOnes = (_, cost) -> cost < 1_000;
    assertThat(lines.next(shortOnes)).isEqualTo("g0");
    assertThat(lines.next(shortOnes)).isEqualTo("g1");
    assertThat(lines.next(shortOnes)).isNull();
    assertThat(lines.size()).isEqualTo(2);
    assertThat(drain()).containsExactly("a0", "a1");
  }

  @Test
  void howManyGoBeforeDependsOnTheTenantsOwnLine() {
    add("acme", "a", 100, 100);
    add("globex", "g", 1, 100);
    assertThat(lines.before("acme")).isEqualTo(101);
    assertThat(lines.before("globex")).isEqualTo(3);
    assertThat(lines.before("initech")).isEqualTo(2);
  }

  private void add(String tenant, String name, int count, long cost) {
    for (int i = 0; i < count; i++) {
      lines.add(tenant, name + i, cost);
    }
  }

  private List<String> drain() {
    List<String> order = new ArrayList<>();
    String next = lines.next();
    while (next != null) {
      order.add(next);
      next = lines.next();
    }
    return order;
  }
}
