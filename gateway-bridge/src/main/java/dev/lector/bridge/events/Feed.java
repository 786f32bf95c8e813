package dev.lector.bridge.events;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands news on to those who follow what they are of. What nobody follows costs a look into a map.
 * Publishing never blocks: of what a follower has not taken yet, the latest is kept. Safe for use
 * by many threads.
 *
 * @param <T> the news
 */
public final class Feed<T> {
  private final ConcurrentHashMap<String, List<Subscription<T>>> followers =
      new ConcurrentHashMap<>();

  /** Whether anybody follows a key now. */
  public boolean isFollowed(String key) {
    return followers.containsKey(key);
  }

  /** Tells everybody who follows a key. */
  public void publish(String key, T news) {
    List<Subscription<T>> all = followers.get(key);
    if (all != null) {
      all.forEach(one -> one.offer(news));
    }
  }

  /** Follows a key from now on, until the subscription is closed. */
  public Subscription<T> follow(String key) {
    Subscription<T> subscription = new Subscription<>(self -> leave(key, self));
    followers.compute(
        key,
        (_, known) -> {
          List<Subscription<T>> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(subscription);
          return all;
        });
    return subscription;
  }

  private void leave(String key, Subscription<T> subscription) {
    followers.computeIfPresent(
        key,
        (_, all) -> {
          all.remove(subscription);
          return all.isEmpty() ? null : all;
        });
  }
}
