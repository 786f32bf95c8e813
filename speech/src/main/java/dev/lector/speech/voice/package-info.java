/**
 * Who speaks and how: the voices of a model, and how plain words about a speaker choose one of them
 * and its pace.
 */
package dev.lector.speech.voice;
