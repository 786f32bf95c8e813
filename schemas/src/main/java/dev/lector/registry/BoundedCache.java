package dev.lector.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets what was not used for longest. Loading happens outside the lock, so two
 * threads may load the same key at once; the first one's value stays.
 *
 * @param <K> key
 * @param <V> value
 */
public final class BoundedCache<K, V> {

  private final int capacity;
  private final Map<K, V> entries;

  /**
   * Makes an empty cache.
   *
   * @param capacity how many entries it keeps, at least 1
   */
  public BoundedCache(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A cache needs room for at least one entry: " + capacity);
    }
    this.capacity = capacity;
    this.entries = new LinkedHashMap<>(16, 0.75f, true);
  }

  /**
   * Returns what is cached, or loads and keeps it. A load that throws leaves nothing behind.
   *
   * @param key what to look for
   * @param load makes the value when it is absent
   * @return the value
   */
  public V get(K key, Function<? super K, ? extends V> load) {
    V cached = find(key);
    return cached == null ? keep(key, load.apply(key)) : cached;
  }

  private synchronized @Nullable V find(K key) {
    return entries.get(key);
  }

  private synchronized V keep(K key, V value) {
    V earlier = entries.putIfAbsent(key, value);
    if (entries.size() > capacity) {
      var eldest = entries.entrySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return earlier == null ? value : earlier;
  }

  /**
   * How many entries there are.
   *
   * @return at most the capacity
   */
  public synchronized int size() {
    return entries.size();
  }
}
