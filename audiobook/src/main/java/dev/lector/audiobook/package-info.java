/**
 * Audiobooks from chapters that are encoded already: one file with chapters, or tagged files, and
 * what players, servers and feeds want to know of them. The module has no speech to depend on.
 */
package dev.lector.audiobook;
