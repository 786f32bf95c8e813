package dev.lector.bench.path;

import dev.lector.bench.machinery.OpenLoad;

/** Something that answers requests, and is asked one at a time or many at once. */
interface Service extends OpenLoad.Request, AutoCloseable {
  @Override
  void close();
}
