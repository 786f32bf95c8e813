package dev.lector.books.voices;

/**
 * A voice that can be had.
 *
 * @param model that has it
 * @param name unique within the model
 * @param language BCP 47 tag; empty when not known
 * @param isDefault whether it speaks when nobody names one
 */
public record Voice(String model, String name, String language, boolean isDefault) {}
