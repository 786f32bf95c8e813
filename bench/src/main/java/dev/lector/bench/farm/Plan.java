package dev.lector.bench.farm;

/**
 * How long rounds of a farm are.
 *
 * @param lanes of the farm, each with a GPU
 * @param fewLong how long requests arrive of which few are long, seconds
 * @param sentences how long sentences arrive, seconds
 */
record Plan(int lanes, int fewLong, int sentences) {}
