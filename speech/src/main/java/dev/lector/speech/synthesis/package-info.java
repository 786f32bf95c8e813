/**
 * Text in, audio out: what the worker sees of speech. Joins the text front end, the phonemizer, a
 * model and the audio writer; knows nothing of Kafka or stores.
 */
package dev.lector.speech.synthesis;
