package dev.lector.standalone.models;

import java.util.List;

/**
 * A model to be added.
 *
 * @param id its name
 * @param family its kind
 * @param placed its network, with its place
 * @param others what goes with it, by the path in its folder
 * @param licences texts
 * @param known what is known of the network; empty when nothing is
 * @param licence as far as it is known
 */
record Addition(
    String id,
    String family,
    Placed placed,
    List<Placed> others,
    List<StagedFile> licences,
    String known,
    String licence) {

  /**
   * A file with its place.
   *
   * @param path in the model's folder
   */
  record Placed(String path, StagedFile file) {}

  Addition {
    others = List.copyOf(others);
    licences = List.copyOf(licences);
  }

  StagedFile network() {
    return placed.file();
  }
}
